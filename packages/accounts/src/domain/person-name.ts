import { AppError } from '@candid/kernel';

const MAX_LENGTH = 200;
// Control characters, line breaks, and the marks that turn the reading direction of what follows them.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * A name as the person writes it: any script, markup is only text. Null for none: nobody has to give one.
 * @throws AppError `name_invalid` for one over 200 characters or with characters that cannot be shown
 */
export const parsePersonName = (text: string): string | null => {
  const name = text.trim().normalize('NFC');
  if (name.length > MAX_LENGTH || UNPRINTABLE.test(name) || !name.isWellFormed()) throw new AppError('name_invalid');
  return name === '' ? null : name;
};
