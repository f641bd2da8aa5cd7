import { isAppError, parseEmailAddress } from '@candid/kernel';
import { CORRESPONDENCE_KINDS, type CorrespondenceKind } from '@candid/policy';

/** What a mail that comes to one of our addresses is: a letter of some kind, or news of a letter that we sent. */
export type InboundKind = CorrespondenceKind | 'bounce';

const lookupOf = (address: string): string | null => {
  try {
    return parseEmailAddress(address).lookup;
  } catch (error) {
    if (isAppError(error, 'email_invalid')) return null;
    throw error;
  }
};

/** The address of one kind of letters: the policy's own for all that has none, and behind a plus for the others. */
export const addressFor = (support: string, kind: CorrespondenceKind): string => {
  const at = support.lastIndexOf('@');
  return kind === 'general' ? support : `${support.slice(0, at)}+${kind}${support.slice(at)}`;
};

/**
 * What is written to an address of ours; null for one that is not ours.
 * @param own `support` is the policy's address, `sender` the one that our letters come from and that bounces go to
 */
export const kindOfRecipient = (
  recipient: string,
  own: { readonly support: string; readonly sender: string | null },
): InboundKind | null => {
  const lookup = lookupOf(recipient);
  if (lookup === null) return null;
  const kind = CORRESPONDENCE_KINDS.find((one) => lookupOf(addressFor(own.support, one)) === lookup);
  if (kind !== undefined) return kind;
  return own.sender !== null && lookupOf(own.sender) === lookup ? 'bounce' : null;
};
