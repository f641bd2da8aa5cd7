import type {
  BrowserStorageRule,
  CookieCategory,
  CorrespondenceKind,
  DataCategory,
  LegalBasis,
  PageName,
  Purpose,
  RecipientRole,
  Region,
  RightKind,
  StorageOccasion,
  TransferMechanism,
} from '@candid/policy';

/** Every word of a policy's vocabulary that a page names; the compiler asks for a name when one is added. */
export type NameKey =
  | `category.${DataCategory}`
  | `purpose.${Purpose}`
  | `basis.${LegalBasis}`
  | `role.${RecipientRole}`
  | `region.${Region}`
  | `mechanism.${TransferMechanism}`
  | `right.${RightKind}`
  | `cookieCategory.${CookieCategory}`
  | `occasion.${StorageOccasion}`
  | `area.${BrowserStorageRule['area']}`
  | `letter.${CorrespondenceKind}`
  | `page.${PageName}`;
