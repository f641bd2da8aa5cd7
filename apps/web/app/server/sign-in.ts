import { codeOf, isDefect } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';

/**
 * Where to go after signing in: a path of this site, and the table for anything else. A path that begins with two slashes (`/.//host`
 * becomes one) would name another host.
 */
export const returnPath = (wanted: unknown, origin: string): string => {
  const url = typeof wanted === 'string' && wanted.startsWith('/') ? URL.parse(wanted, origin) : null;
  return url?.origin === origin && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
};

/** Leads back to the sign-in page, which says what went wrong. What is our fault is for the error page. */
export const problemPage = (error: unknown): Response => {
  const code = codeOf(error);
  if (isDefect(code)) throw error;
  return redirect(`/sign-in?problem=${code}`, 303);
};
