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

/**
 * Seals what a field is to be from now on, for `store` to write down. Its key goes again when that fails; else that of what was there
 * before goes.
 * @param field.plaintext null to keep nothing there any more
 * @param store returns the key of what was there
 */
export const replaceContact = async (
  ctx: AccountsContext,
  { plaintext, ...field }: Field & { readonly plaintext: string | null },
  store: (sealed: SealedContact | null) => Promise<ObjectKeyId | null>,
): Promise<void> => {
  const sealed = plaintext === null ? null : await sealContact(ctx, { ...field, plaintext });
  const former = await store(sealed).catch(async (error: unknown) => {
    if (sealed) await ctx.vault.destroyKeys([sealed.keyId]);
    throw error;
  });
  if (former !== null) await ctx.vault.destroyKeys([former]);
};

/** The keyed hash an account is found by. */
export const indexOf = ({ vault }: AccountsContext, index: 'account.email' | 'account.google', value: string): Promise<Buffer> =>
  vault.blindIndex({ index, value });
