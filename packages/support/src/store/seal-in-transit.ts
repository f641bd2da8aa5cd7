import type { CorrespondenceId, ObjectKeyId } from '@candid/kernel';
import type { CorrespondenceKind } from '@candid/policy';
import type { Vault } from '@candid/vault';

/** What is handed on. */
export interface WordsInTransit {
  readonly kind: CorrespondenceKind;
  readonly text: string;
  /** Where an answer goes; null where none is wanted. */
  readonly address: string | null;
  /** By when the page said that it is answered; null without an address. */
  readonly due: Date | null;
}

const contextOf = (id: CorrespondenceId): string => `letter_in_transit.letter:${id}`;

/** Seals a letter under a key that ends by itself at a time, delivered or not. */
export const sealInTransit = (
  vault: Pick<Vault, 'sealField'>,
  { id, words, destroyAfter }: { readonly id: CorrespondenceId; readonly words: WordsInTransit; readonly destroyAfter: Date },
): Promise<{ readonly keyId: ObjectKeyId; readonly sealed: Buffer }> =>
  vault.sealField({ keyHolder: { kind: 'epoch', destroyAfter }, context: contextOf(id), plaintext: JSON.stringify(words) });

/** @throws AppError `key_destroyed` once its time is over */
export const openInTransit = async (
  vault: Pick<Vault, 'openField'>,
  { id, keyId, sealed }: { readonly id: CorrespondenceId; readonly keyId: ObjectKeyId; readonly sealed: Buffer },
): Promise<WordsInTransit> => {
  // What opens was sealed here: nobody else could have made it.
  const read = JSON.parse(await vault.openField({ keyId, context: contextOf(id), sealed })) as Omit<WordsInTransit, 'due'> & {
    readonly due: string | null;
  };
  return { ...read, due: read.due === null ? null : new Date(read.due) };
};
