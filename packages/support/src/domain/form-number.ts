import type { CorrespondenceId } from '@candid/kernel';
import type { Vault } from '@candid/vault';

const LONGEST_NUMBER = 100;

/** 16 bytes as a UUID of version 8, which is what an application makes by itself. */
const asUuid = (bytes: Buffer): string => {
  const at = Buffer.from(bytes.subarray(0, 16));
  at[6] = ((at[6] ?? 0) & 0x0f) | 0x80;
  at[8] = ((at[8] ?? 0) & 0x3f) | 0x80;
  return at.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/**
 * The number of a letter by the form it came in and what was written there: a keyed hash, so that it says nothing of the words, and other words in
 * the same form are another letter.
 */
export const formNumber = async (
  vault: Pick<Vault, 'blindIndex'>,
  { form, words }: { readonly form: string; readonly words: object },
): Promise<CorrespondenceId> => {
  const value = JSON.stringify([form.slice(0, LONGEST_NUMBER), words]);
  return asUuid(await vault.blindIndex({ index: 'letter.form', value })) as CorrespondenceId;
};
