import { AppError } from '@candid/kernel';
import { parseNewPassword } from '../domain/password-rules.ts';
import type { StoredPassword } from '../domain/password-hash.ts';
import type { PasswordsContext } from '../passwords-context.ts';

/**
 * Judges a new password and hashes it.
 * @param known what everybody can know of the person: address and name
 * @throws AppError `password_short`, `password_long`, `password_weak`
 */
export const makePassword = async (
  { rules, judge, hasher, siteWords }: Pick<PasswordsContext, 'rules' | 'judge' | 'hasher' | 'siteWords'>,
  { text, known }: { readonly text: string; readonly known: readonly (string | null)[] },
): Promise<StoredPassword> => {
  const password = parseNewPassword(text, rules);
  const words = known.filter((word) => word !== null);
  if (judge.isWeak(password, [...words, ...siteWords])) throw new AppError('password_weak');
  return hasher.hash(password);
};
