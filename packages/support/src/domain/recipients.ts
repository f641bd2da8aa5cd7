import { isAppError, parseEmailAddress } from '@candid/kernel';
import { CORRESPONDENCE_KINDS, type CorrespondenceKind } from '@candid/policy';

/** A word on updates by mail, as the address says it: somebody asks for them, or answers a letter by the token in its address (OD-24). */
export type UpdatesWord = 'updates' | `yes-${string}` | `leave-${string}`;

/** What a mail that comes to one of our addresses is: a letter of some kind, a word on updates, or news of a letter that we sent. */
export type InboundKind = CorrespondenceKind | UpdatesWord | 'bounce';

/** What stands behind the plus; a token has one case only, because mail servers may change it. */
const WORD = /^(?:updates|(?:yes|leave)-[a-z2-7]{32})$/;

export const isUpdatesWord = (kind: string): kind is UpdatesWord => WORD.test(kind);

const lookupOf = (address: string): string | null => {
  try {
    return parseEmailAddress(address).lookup;
  } catch (error) {
    if (isAppError(error, 'email_invalid')) return null;
    throw error;
  }
};

/** The address of one kind of letters or words: the policy's own for all that has none, and behind a plus for the others. */
export const addressFor = (support: string, kind: CorrespondenceKind | UpdatesWord): string => {
  const at = support.lastIndexOf('@');
  return kind === 'general' ? support : `${support.slice(0, at)}+${kind}${support.slice(at)}`;
};

/**
 * What is written to an address of ours; null for one that is not ours.
 * @param own `support` is the policy's address, `sender` the one that our letters come from and that bounces go to; `updates`: these are
 *   asked for by mail here
 */
export const kindOfRecipient = (
  recipient: string,
  own: { readonly support: string; readonly sender: string | null; readonly updates?: boolean },
): InboundKind | null => {
  const lookup = lookupOf(recipient);
  if (lookup === null) return null;
  const kind = CORRESPONDENCE_KINDS.find((one) => lookupOf(addressFor(own.support, one)) === lookup);
  if (kind !== undefined) return kind;
  const tag = /\+([^@+]+)@/.exec(lookup)?.[1] ?? '';
  if (own.updates && isUpdatesWord(tag) && lookupOf(addressFor(own.support, tag)) === lookup) return tag;
  return own.sender !== null && lookupOf(own.sender) === lookup ? 'bounce' : null;
};
