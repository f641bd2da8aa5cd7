import type { DataCategory, Features, Purpose } from '@candid/policy';

/** What a person gets of a column: in every copy of their data, also in the portable one, or not, and why not. */
export type ExportRule = 'access' | 'portability' | { readonly excluded: string };

/** What erasure does to a column; what is kept says until which retention ends it and on what legal ground. */
export type ErasureRule = 'delete' | 'clear' | 'anonymise' | { readonly keepUntil: DataCategory; readonly ground: string };

export interface PersonalColumn {
  readonly category: DataCategory;
  readonly purpose: Purpose;
  /** Foreign-key columns to follow from this table to `subject`; empty in `subject` itself. */
  readonly subjectPath: readonly string[];
  /** The rule in the policy's `retention` that ends this column's data. */
  readonly retention: DataCategory;
  readonly export: ExportRule;
  readonly erasure: ErasureRule;
  /** Stored with this feature alone: a policy without it has nothing to declare. */
  readonly onlyWith?: keyof Features;
  /** Says of nobody more than that something declared is theirs: it is there wherever that is, and needs no declaration of its own. */
  readonly ties?: true;
}

/** What a column's data is, and what for: the policy has to declare both. */
export interface Declaration {
  readonly category: DataCategory;
  readonly purpose: Purpose;
}

export interface NotPersonalColumn {
  readonly notPersonal: string;
  /** Where a policy has to declare it all the same, as it does totals of use. */
  readonly declaredAs?: Declaration;
}

export type ColumnEntry = PersonalColumn | NotPersonalColumn;

/** One entry for every column of every table: a column without one does not compile. */
export type DataMapOf<Tables> = { readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: ColumnEntry } };

/** The same without its types, for code that walks it by name. */
export type LooseDataMap = Readonly<Record<string, Readonly<Record<string, ColumnEntry>>>>;

/** Declares that a column says nothing about a person, and why. */
export const notPersonal = (reason: string, declaredAs?: Declaration): NotPersonalColumn => ({
  notPersonal: reason,
  ...(declaredAs && { declaredAs }),
});

export const isPersonal = (entry: ColumnEntry): entry is PersonalColumn => 'category' in entry;

/** What a policy has to declare before a column may be written; null for what concerns nobody. */
export const declarationOf = (entry: ColumnEntry): Declaration | null => {
  if (!isPersonal(entry)) return entry.declaredAs ?? null;
  return entry.ties ? null : entry;
};

/** A builder for columns that share their category, purpose and path. `retention` is the category's own rule unless another is given. */
export const personal =
  (common: {
    category: DataCategory;
    purpose: Purpose;
    subjectPath: readonly string[];
    retention?: DataCategory;
    onlyWith?: keyof Features;
    ties?: true;
  }) =>
  (exported: ExportRule, erasure: ErasureRule = 'delete'): PersonalColumn => ({
    category: common.category,
    purpose: common.purpose,
    subjectPath: common.subjectPath,
    retention: common.retention ?? common.category,
    export: exported,
    erasure,
    ...(common.onlyWith && { onlyWith: common.onlyWith }),
    ...(common.ties && { ties: common.ties }),
  });
