import type { BlobId, CorrespondenceId, ObjectKeyId, SubjectId } from '@candid/kernel';
import { randomUUID } from 'node:crypto';
import type { Enclosure, LetterWords, SupportContext } from '../context.ts';

type Vault = SupportContext['vault'];

/** Where things are sealed: they open nowhere else. */
export const sealedAs = {
  letter: (id: CorrespondenceId): string => `correspondence.letter:${id}`,
  address: (id: CorrespondenceId): string => `correspondence.address:${id}`,
  details: (id: string): string => `correspondence_attachment.details:${id}`,
  file: (id: string): string => `correspondence_attachment.file:${id}`,
} as const;

interface SealedField {
  readonly keyId: ObjectKeyId;
  readonly sealed: Buffer;
}

export interface SealedEnclosure {
  readonly id: string;
  readonly form: Enclosure['kept']['form'];
  readonly details: SealedField;
  readonly blobId: BlobId;
  readonly blobKeyId: ObjectKeyId;
  readonly byteSize: number;
}

/** A letter that is sealed and has no row yet. */
export interface SealedLetter {
  readonly id: CorrespondenceId;
  readonly subjectId: SubjectId;
  readonly letter: SealedField;
  readonly address: SealedField | null;
  readonly enclosures: readonly SealedEnclosure[];
}

export interface Sealable {
  readonly id: CorrespondenceId;
  readonly subjectId: SubjectId;
  readonly words: LetterWords;
  readonly address: string | null;
  readonly enclosures: readonly Enclosure[];
  readonly destroyAfter: Date;
}

/** What of it was sealed so far, so that it can be undone. */
const createUndo = (vault: Vault) => {
  const keys: ObjectKeyId[] = [];
  const blobs: BlobId[] = [];
  return {
    key: <T extends { readonly keyId: ObjectKeyId }>(made: T): T => (keys.push(made.keyId), made),
    blob: <T extends { readonly blobId: BlobId }>(made: T): T => (blobs.push(made.blobId), made),
    undo: async (): Promise<void> => {
      await vault.destroyKeys(keys);
      for (const blob of blobs) await vault.deleteBlob(blob);
    },
  };
};

/**
 * Seals a letter with all that came along under the writer's contact key.
 * @returns it, and what takes it all back where it gets no row
 */
export const sealLetter = async (
  vault: Vault,
  { id, subjectId, words, address, enclosures, destroyAfter }: Sealable,
): Promise<{ readonly sealed: SealedLetter; undo(): Promise<void> }> => {
  const keyHolder = { kind: 'contact', subjectId, destroyAfter } as const;
  const made = createUndo(vault);
  const seal = async (context: string, plaintext: string): Promise<SealedField> =>
    made.key(await vault.sealField({ keyHolder, context, plaintext }));
  const enclose = async ({ name, declaredType, kept }: Enclosure): Promise<SealedEnclosure> => {
    const enclosureId = randomUUID();
    const details = await seal(sealedAs.details(enclosureId), JSON.stringify({ name, declaredType }));
    const blob = made.blob(made.key(await vault.putBlob({ keyHolder, context: sealedAs.file(enclosureId), source: kept.bytes })));
    return { id: enclosureId, form: kept.form, details, blobId: blob.blobId, blobKeyId: blob.keyId, byteSize: blob.byteSize };
  };
  try {
    const letter = await seal(sealedAs.letter(id), JSON.stringify(words));
    const sealedAddress = address === null ? null : await seal(sealedAs.address(id), address);
    const sealedEnclosures: SealedEnclosure[] = [];
    for (const enclosure of enclosures) sealedEnclosures.push(await enclose(enclosure));
    const sealed = { id, subjectId, letter, address: sealedAddress, enclosures: sealedEnclosures };
    return { sealed, undo: made.undo };
  } catch (error) {
    await made.undo();
    throw error;
  }
};
