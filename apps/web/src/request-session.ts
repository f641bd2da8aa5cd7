import type { AnonymousSession, AnonymousSessions } from '@candid/accounts';
import type { PeopleApi } from '@candid/application';
import { newId, type Clock, type SessionId, type SubjectId } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import { createFormTokens, createSealedCookie, type CookieSecret, type RequestKit } from '@candid/remix-kit';

/** Whoever sends a request. Without a session it is nobody: every id is unknown to it and no form of it passes. */
export interface RequestSession {
  /** Null for nobody. */
  readonly id: SessionId | null;
  readonly subjectId: SubjectId;
  /** Null for a visitor. */
  readonly account: { readonly isClosing: boolean } | null;
  readonly csrfToken: string;
  /** @throws AppError `csrf_failed` */
  verifyForm(token: unknown): void;
  /** Lets the browser carry an account's session from now on, in place of whatever it carried. */
  carryAccount(token: string): void;
  /** Lets the browser forget what it carries. */
  forget(): void;
}

export interface RequestSessionsOptions {
  readonly visitors: AnonymousSessions;
  /** Null where there are no accounts. */
  readonly people: Pick<PeopleApi, 'resume'> | null;
  readonly rules: { readonly anonymous: SessionRules; readonly account: SessionRules | null };
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

type Found = AnonymousSession & { readonly account: RequestSession['account'] };

/**
 * Pages begin a session, and so does what continues one that has ended: a page that asks for a new token, and a form without
 * script, whose answer is a page. Anything else a browser asks for only continues one.
 */
const beginsSession = ({ method, url, headers }: Request): boolean => {
  const path = new URL(url).pathname;
  if (method === 'POST') return path === '/order';
  const isPage = ['/', '/sign-in', '/api/session'].includes(path) || path.startsWith('/i/');
  return method === 'GET' && isPage && headers.get('Sec-Purpose') === null;
};

const createTokenCookie = (rules: SessionRules, options: Pick<RequestSessionsOptions, 'origin' | 'secrets' | 'clock'>) =>
  rules.cookieName === null
    ? null
    : createSealedCookie<string>({
        ...options,
        name: rules.cookieName,
        lifetime: rules.transport === 'cookie-lifetime' ? rules.lifetime : null,
        sealedFor: rules.lifetime,
        sameSite: 'Lax',
        parse: (value) => (typeof value === 'string' ? value : null),
      });

/** Finds or begins the session of a request, as the policy's transports say: an account's first, else a visitor's. */
export const createRequestSessions = (options: RequestSessionsOptions) => {
  const { visitors, people, rules, secrets } = options;
  const tokens = createFormTokens(secrets);
  const visitorCookie = createTokenCookie(rules.anonymous, options);
  const accountCookie = rules.account && people ? createTokenCookie(rules.account, options) : null;

  const findAccount = async (headers: Headers): Promise<Found | null> => {
    const token = accountCookie?.read(headers) ?? null;
    const found = token === null ? null : await people?.resume(token);
    return found ? { id: found.id, subjectId: found.subjectId, account: { isClosing: found.isClosing } } : null;
  };

  const findVisitor = async (request: Request, kit: RequestKit): Promise<Found | null> => {
    const token = visitorCookie?.read(request.headers) ?? null;
    const found = token === null ? null : await visitors.resume(token);
    if (found) return { ...found, account: null };
    if (!visitorCookie || !beginsSession(request)) return null;
    const started = await visitors.start();
    kit.setCookie(visitorCookie.write(started.token));
    return { ...started, account: null };
  };

  return async (request: Request, kit: RequestKit): Promise<RequestSession> => {
    const found = (await findAccount(request.headers)) ?? (await findVisitor(request, kit));
    const id = found?.id ?? newId<'session'>();
    const forget = (): void => {
      for (const cookie of [visitorCookie, accountCookie]) {
        if (cookie && request.headers.get('Cookie')?.includes(`${cookie.name}=`)) kit.setCookie(cookie.clear());
      }
    };
    return {
      id: found?.id ?? null,
      subjectId: found?.subjectId ?? newId<'subject'>(),
      account: found?.account ?? null,
      csrfToken: found ? tokens.issue(id) : '',
      verifyForm: (token) => tokens.verify(token, id),
      carryAccount: (token) => {
        forget();
        if (accountCookie) kit.setCookie(accountCookie.write(token));
      },
      forget,
    };
  };
};
