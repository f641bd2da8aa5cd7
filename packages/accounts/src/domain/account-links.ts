import type { LinkPurpose } from '@candid/db';
import { duration, type Milliseconds } from '@candid/kernel';
import { DEFAULT_LOCALE, LANGUAGE_PARAMETER } from '@candid/messages';

/** How long a link in a letter is good for, unless it is used or a newer one takes its place. */
export const linkLifetimes: Readonly<Record<LinkPurpose, Milliseconds>> = {
  'sign-up': duration.hours(24),
  reset: duration.hours(1),
  'change-address': duration.hours(24),
  'undo-address': duration.days(7),
};

/** How long the address of a last letter is kept, if it cannot be sent at once. */
export const LAST_LETTER_WITHIN = duration.hours(24);

/** Bits of a link's token. */
export const LINK_TOKEN_BITS = 256;

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  'sign-up': '/sign-up/finish',
  reset: '/reset',
  'change-address': '/address/confirm',
  'undo-address': '/address/undo',
};

/** A page of this site in the language of the letter that leads to it; the default language is said by nothing. */
export const pageAddress = (origin: string, path: string, language: string | null): string => {
  const url = new URL(path, origin);
  if (language !== null && language !== DEFAULT_LOCALE) url.searchParams.set(LANGUAGE_PARAMETER, language);
  return url.href;
};

/** The address a letter leads to. Opening it changes nothing: its page asks for a press, since mail scanners open links too. */
export const linkAddress = (
  origin: string,
  { purpose, token, language }: { readonly purpose: LinkPurpose; readonly token: string; readonly language: string | null },
): string => pageAddress(origin, `${PATHS[purpose]}?${new URLSearchParams({ token }).toString()}`, language);
