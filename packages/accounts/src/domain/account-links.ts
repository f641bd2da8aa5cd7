import type { LinkPurpose } from '@candid/db';
import { duration, type Milliseconds } from '@candid/kernel';

/** How long a link in a letter is good for, unless it is used or a newer one takes its place. */
export const linkLifetimes: Readonly<Record<LinkPurpose, Milliseconds>> = {
  'sign-up': duration.hours(24),
  reset: duration.hours(1),
  'change-address': duration.hours(24),
  'undo-address': duration.days(7),
};

/** Bits of a link's token. */
export const LINK_TOKEN_BITS = 256;

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  'sign-up': '/sign-up/finish',
  reset: '/reset',
  'change-address': '/address/confirm',
  'undo-address': '/address/undo',
};

/** The address a letter leads to. Opening it changes nothing: its page asks for a press, since mail scanners open links too. */
export const linkAddress = (origin: string, purpose: LinkPurpose, token: string): string => {
  const url = new URL(PATHS[purpose], origin);
  url.searchParams.set('token', token);
  return url.href;
};
