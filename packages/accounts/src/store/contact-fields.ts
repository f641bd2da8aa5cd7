import type { ObjectKeyId, SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';

/** What is sealed under a person's contact key: readable by staff with a reason, never with content (settled: two keys per subject). */
export type ContactField = 'email' | 'name';

interface Field {
  readonly subjectId: SubjectId;
  readonly field: ContactField;
}

const contextOf = ({ subjectId, field }: Field): string => `account.${field}:${subjectId}`;

export interface SealedContact {
  readonly keyId: ObjectKeyId;
  readonly sealed: Buffer;
}

export const sealContact = (
  { vault }: AccountsContext,
  { plaintext, ...field }: Field & { readonly plaintext: string },
): Promise<SealedContact> =>
  vault.sealField({
    keyHolder: { kind: 'contact', subjectId: field.subjectId },
    context: contextOf(field),
    plaintext,
  });

export const openContact = ({ vault }: AccountsContext, { keyId, sealed, ...field }: Field & SealedContact): Promise<string> =>
  vault.openField({ keyId, context: contextOf(field), sealed });

/** The keyed hash an account is found by. */
export const indexOf = ({ vault }: AccountsContext, index: 'account.email' | 'account.google', value: string): Promise<Buffer> =>
  vault.blindIndex({ index, value });
