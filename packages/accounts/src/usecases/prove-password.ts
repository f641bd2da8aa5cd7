import type { SubjectId } from '@candid/kernel';
import { AppError } from '@candid/kernel';
import { normalisePassword } from '../domain/password-rules.ts';
import type { StoredPassword } from '../domain/password-hash.ts';
import type { PasswordsContext } from '../passwords-context.ts';
import { readPassword } from '../store/passwords.ts';

/**
 * The present password of somebody who is signed in: what changes who the account belongs to asks for it once more.
 * @throws AppError `limit_sign_in`, `password_wrong`
 */
export const provePassword = async (
  ctx: PasswordsContext,
  { subjectId, password, network }: { readonly subjectId: SubjectId; readonly password: string; readonly network: string | null },
): Promise<StoredPassword> => {
  const attempt = { index: Buffer.from(subjectId), network };
  await ctx.limits.tryPassword(attempt);
  const stored = await readPassword(ctx.db, subjectId);
  const isRight = await ctx.hasher.verify(normalisePassword(password) ?? '', stored);
  if (!isRight || !stored) throw new AppError('password_wrong');
  await ctx.limits.forgive(attempt);
  return stored;
};
