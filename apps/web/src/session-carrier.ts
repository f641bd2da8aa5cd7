import { AppError, type Clock } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import {
  createFormTokens,
  createSealedCookie,
  formatSessionHeader,
  parseSessionHeader,
  SESSION_ENDED,
  SESSION_HEADER,
  type CarriedSession,
  type CookieSecret,
  type RequestKit,
} from '@candid/remix-kit';

export interface CarrierOptions {
  /** `account` is null where there are no accounts. */
  readonly rules: { readonly anonymous: SessionRules; readonly account: SessionRules | null };
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

/** How browsers carry sessions: the one place that knows of cookies and headers. */
export interface SessionCarrier {
  /** What came with a request, an account's session before a visitor's. */
  read(request: Request): readonly CarriedSession[];
  /** True where a request could not say whose it is, as a document's cannot under a header. */
  isPending(request: Request): boolean;
  /** Whether this request may begin a visitor's session, if it came with none. */
  begins(request: Request): boolean;
  /** Lets the browser carry this session from now on, in place of whatever it carried. */
  carry(kit: RequestKit, request: Request, session: CarriedSession): void;
  forget(kit: RequestKit, request: Request): void;
  /** Hears that what a request carried is unknown here: ended, or of another installation. */
  disown(kit: RequestKit, request: Request): void;
  /** What a form of a session has to bring along; nothing for nobody. */
  formToken(sessionId: string | null): string;
  /** @throws AppError `csrf_failed` for a form that no page of ours sent for this session */
  verifyForm(request: Request, form: { readonly token: unknown; readonly sessionId: string | null }): void;
}

const pathOf = ({ url }: Request): string => new URL(url).pathname;
const isPrefetch = ({ headers }: Request): boolean => headers.get('Sec-Purpose') !== null;

const createCookie = (rules: SessionRules, { origin, secrets, clock }: CarrierOptions) =>
  rules.cookieName === null
    ? null
    : createSealedCookie<string>({
        origin,
        secrets,
        clock,
        name: rules.cookieName,
        lifetime: rules.transport === 'cookie-lifetime' ? rules.lifetime : null,
        sealedFor: rules.lifetime,
        sameSite: 'Lax',
        parse: (value) => (typeof value === 'string' ? value : null),
      });

/** Pages with a form for people without an account, some of which are opened from a letter. */
const FORM_PAGES: readonly string[] = [
  '/sign-in',
  '/sign-up',
  '/sign-up/finish',
  '/forgot',
  '/reset',
  '/address/confirm',
  '/address/undo',
];

/**
 * Pages begin a session, and so does what continues one that has ended: a page that asks for a new token, and a form without script,
 * whose answer is a page. Anything else a browser asks for only continues one.
 */
const cookieBegins = (request: Request): boolean => {
  const path = pathOf(request);
  if (request.method === 'POST') return path === '/order';
  const isPage = ['/', '/api/session', ...FORM_PAGES].includes(path) || path.startsWith('/i/');
  return request.method === 'GET' && isPage && !isPrefetch(request);
};

const createCookieCarrier = (options: CarrierOptions): SessionCarrier => {
  const tokens = createFormTokens(options.secrets);
  const cookies = {
    account: options.rules.account && createCookie(options.rules.account, options),
    visitor: createCookie(options.rules.anonymous, options),
  };
  const forget: SessionCarrier['forget'] = (kit, request) => {
    for (const cookie of Object.values(cookies)) {
      if (cookie && request.headers.get('Cookie')?.includes(`${cookie.name}=`)) kit.setCookie(cookie.clear());
    }
  };
  return {
    read: ({ headers }) =>
      (['account', 'visitor'] as const).flatMap((kind) => {
        const token = cookies[kind]?.read(headers) ?? null;
        return token === null ? [] : [{ kind, token }];
      }),
    isPending: () => false,
    begins: (request) => cookies.visitor !== null && cookieBegins(request),
    carry: (kit, request, { kind, token }) => {
      if (kind === 'account') forget(kit, request);
      const cookie = cookies[kind];
      if (cookie) kit.setCookie(cookie.write(token));
    },
    forget,
    // A cookie ends by itself, and the next one takes its place.
    disown: () => undefined,
    formToken: (sessionId) => (sessionId === null ? '' : tokens.issue(sessionId)),
    verifyForm: (_, { token, sessionId }) => {
      if (sessionId === null) throw new AppError('csrf_failed');
      tokens.verify(token, sessionId);
    },
  };
};

/** The form token's place under a header: there is one as soon as there is a session. */
const CARRIED = 'carried';

/**
 * No cookie is ever set (CR-07): the page sends its token with each request it makes, and learns of a new one by the same header of
 * an answer. A form needs no token of its own: the header is one that no other site can add.
 */
const createHeaderCarrier = (): SessionCarrier => ({
  read: ({ headers }) => {
    const session = parseSessionHeader(headers);
    return session ? [session] : [];
  },
  isPending: ({ headers }) => parseSessionHeader(headers) === undefined,
  // Only a page that says so has no session: a document cannot, and one whose account's session has ended shall hear of that first.
  begins: (request) => {
    const carried = parseSessionHeader(request.headers);
    const isAsked = request.method === 'GET' && pathOf(request) === '/api/session';
    return isAsked && carried !== undefined && carried?.kind !== 'account';
  },
  carry: (kit, _, session) => kit.setHeader(SESSION_HEADER, formatSessionHeader(session)),
  forget: (kit) => kit.setHeader(SESSION_HEADER, formatSessionHeader(null)),
  disown: (kit) => kit.setHeader(SESSION_HEADER, SESSION_ENDED),
  formToken: (sessionId) => (sessionId === null ? '' : CARRIED),
  verifyForm: ({ headers }) => {
    if (parseSessionHeader(headers) === undefined) throw new AppError('csrf_failed');
  },
});

/** The carrier of a policy's sessions. */
export const createCarrier = (options: CarrierOptions): SessionCarrier =>
  options.rules.anonymous.transport === 'header-token' ? createHeaderCarrier() : createCookieCarrier(options);
