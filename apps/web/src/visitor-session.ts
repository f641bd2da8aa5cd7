import type { AnonymousSession, AnonymousSessions } from '@candid/accounts';
import { newId, type Clock, type SubjectId } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import { createFormTokens, createSealedCookie, type CookieSecret, type RequestKit } from '@candid/remix-kit';

/** Whoever sends a request. Without a session it is nobody: every id is unknown to it and no form of it passes. */
export interface VisitorSession {
  readonly subjectId: SubjectId;
  readonly csrfToken: string;
  /** @throws AppError `csrf_failed` */
  verifyForm(token: unknown): void;
}

export interface VisitorSessionsOptions {
  readonly sessions: AnonymousSessions;
  readonly rules: SessionRules;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

/**
 * Pages begin a session, and so does what continues one that has ended: a page that asks for a new token, and a form without
 * script, whose answer is a page. Anything else a browser asks for only continues one.
 */
const beginsSession = ({ method, url, headers }: Request): boolean => {
  const path = new URL(url).pathname;
  if (method === 'POST') return path === '/order';
  const isPage = path === '/' || path.startsWith('/i/') || path === '/api/session';
  return method === 'GET' && isPage && headers.get('Sec-Purpose') === null;
};

/** Finds or begins the session of a request, as the policy's transport says. */
export const createVisitorSessions = ({ sessions, rules, secrets, origin, clock }: VisitorSessionsOptions) => {
  const tokens = createFormTokens(secrets);
  const cookie = createSealedCookie<string>({
    name: rules.cookieName ?? 'candid_session',
    origin,
    secrets,
    clock,
    lifetime: rules.transport === 'cookie-lifetime' ? rules.lifetime : null,
    sealedFor: rules.lifetime,
    sameSite: 'Lax',
    parse: (value) => (typeof value === 'string' ? value : null),
  });

  const find = async (request: Request, kit: RequestKit): Promise<AnonymousSession | null> => {
    const token = cookie.read(request.headers);
    const found = token === null ? null : await sessions.resume(token);
    if (found || !beginsSession(request)) return found;
    const started = await sessions.start();
    kit.setCookie(cookie.write(started.token));
    return started;
  };

  return async (request: Request, kit: RequestKit): Promise<VisitorSession> => {
    const session = await find(request, kit);
    const id = session?.id ?? newId<'session'>();
    return {
      subjectId: session?.subjectId ?? newId<'subject'>(),
      csrfToken: session ? tokens.issue(id) : '',
      verifyForm: (token) => tokens.verify(token, id),
    };
  };
};
