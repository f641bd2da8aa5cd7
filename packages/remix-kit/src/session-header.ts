/**
 * Name of the header that carries a session where the policy allows no cookie: from the page with each request it makes, and from the
 * server when the page shall carry another one from now on. No other site can make a browser send it.
 */
export const SESSION_HEADER = 'Candid-Session';

/** A session as a page carries it: somebody's who signed in, or a visitor's. */
export interface CarriedSession {
  readonly kind: 'account' | 'visitor';
  readonly token: string;
}

/** Said to a page whose session is unknown here: it ran out, was ended elsewhere, or is of another installation. It reads as none. */
export const SESSION_ENDED = 'ended';

/** `none` is said by a page that carries no session, and to one that shall forget what it carries. */
export const formatSessionHeader = (session: CarriedSession | null): string =>
  session === null ? 'none' : `${session.kind} ${session.token}`;

/** @returns null for `none`, and for anything that no page of ours says; undefined where there is no such header */
export const parseSessionHeader = (headers: Headers): CarriedSession | null | undefined => {
  const value = headers.get(SESSION_HEADER);
  if (value === null) return undefined;
  const [, kind, token] = /^(account|visitor) ([\w-]{1,200})$/.exec(value) ?? [];
  return kind === undefined || token === undefined ? null : { kind: kind as CarriedSession['kind'], token };
};
