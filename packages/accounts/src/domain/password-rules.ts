import { AppError } from '@candid/kernel';

/** What is longer is refused as a whole: nothing is ever cut off. */
const MAX_CHARACTERS = 1_000;

/**
 * A new password in the one form it is hashed in: NFC, so that two keyboards' writings of one character are the same. Its characters are
 * counted as people see them typed, whatever they take in memory.
 * @throws AppError `password_short`, `password_long`
 */
export const parseNewPassword = (text: string, { minimumLength }: { readonly minimumLength: number }): string => {
  const password = normalisePassword(text);
  if (password === null || [...password].length > MAX_CHARACTERS) throw new AppError('password_long');
  if ([...password].length < minimumLength) throw new AppError('password_short', { minimumLength });
  return password;
};

// Far beyond the longest that is taken, and short enough to be normalised at no cost.
const MAX_TYPED = 20_000;

/** The form a typed password is compared in; null for text that can be nobody's password. */
export const normalisePassword = (text: string): string | null =>
  text.length > MAX_TYPED || !text.isWellFormed() ? null : text.normalize('NFC');
