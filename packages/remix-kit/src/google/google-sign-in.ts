import { randomBytes } from 'node:crypto';
import { AppError, type Clock } from '@candid/kernel';
import { createSession, type SessionStorage } from '@remix-run/node';
import { Authenticator, AuthorizationError } from 'remix-auth';
import { CheckedGoogleStrategy, type GoogleIdentity } from './google-strategy.ts';
import { discoverProvider, unavailable, type OpenIdProvider } from './openid-provider.ts';

/** What has to be remembered, on the server, between sending a person to Google and their coming back. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface GoogleSignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Google sends the person back to: absolute. */
  readonly callbackUrl: string;
  /** Exactly what is asked for (OH-03). */
  readonly scopes: readonly string[];
  /** The way out: the program's egress. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

export interface GoogleSignIn {
  /** Where to send a person, and what to remember until they come back. @throws AppError `sign_in_unavailable` */
  begin(): Promise<{ readonly location: string; readonly attempt: SignInAttempt }>;
  /**
   * Reads the answer: the whole address that the person came back to.
   * @throws AppError `sign_in_refused` (the person said no), `sign_in_expired` (another or no attempt), `email_unverified`,
   * `sign_in_unavailable` (detail: step)
   */
  finish(answer: URL, attempt: SignInAttempt): Promise<GoogleIdentity>;
}

/** The key remix-auth-oauth2 keeps its state under. */
const STATE_KEY = 'oauth2:state';
const SECRET_BYTES = 32;

/** remix-auth asks a session for its state; ours is the attempt, which the server keeps, so no cookie is set for it. */
const storageOf = (data: Record<string, string>) => {
  const session = createSession(data);
  const storage: SessionStorage = {
    getSession: () => Promise.resolve(session),
    commitSession: () => Promise.resolve(''),
    destroySession: () => Promise.resolve(''),
  };
  return { session, storage };
};

const failureOf = (error: unknown): AppError => {
  const cause = error instanceof AuthorizationError ? error.cause : error;
  if (cause instanceof AppError) return cause;
  return unavailable('answer', error);
};

const refusalIn = (url: URL): AppError | null => {
  const code = url.searchParams.get('error');
  if (code === null) return null;
  return code === 'access_denied' ? new AppError('sign_in_refused') : unavailable('authorization');
};

/** Signs people in with Google through remix-auth. */
export const createGoogleSignIn = (options: GoogleSignInOptions): GoogleSignIn => {
  let found: Promise<OpenIdProvider> | null = null;
  const provider = (): Promise<OpenIdProvider> => {
    found ??= discoverProvider(options).catch((error: unknown) => {
      // The next person asks again.
      found = null;
      throw error;
    });
    return found;
  };

  const authenticate = async (at: URL, attempt: Omit<SignInAttempt, 'state'>, data: Record<string, string>) => {
    const strategy = new CheckedGoogleStrategy({ ...options, ...attempt, provider: await provider() });
    const { session, storage } = storageOf(data);
    const authenticator = new Authenticator<GoogleIdentity>(storage).use(strategy);
    // Only the address counts: a body that was read already must not come along.
    return { session, answer: authenticator.authenticate('google', new Request(at), { throwOnError: true }) };
  };

  return {
    begin: async () => {
      const secrets = {
        nonce: randomBytes(SECRET_BYTES).toString('base64url'),
        verifier: randomBytes(SECRET_BYTES).toString('base64url'),
      };
      const { session, answer } = await authenticate(new URL('/', options.callbackUrl), secrets, {});
      const thrown: unknown = await answer.catch((error: unknown) => error);
      const location = thrown instanceof Response ? thrown.headers.get('Location') : null;
      if (location === null) throw failureOf(thrown);
      return { location, attempt: { ...secrets, state: String(session.get(STATE_KEY)) } };
    },
    finish: async (url, attempt) => {
      if (url.searchParams.get('state') !== attempt.state) throw new AppError('sign_in_expired');
      const refusal = refusalIn(url);
      if (refusal !== null) throw refusal;
      if (!url.searchParams.has('code')) throw unavailable('authorization');
      try {
        const { answer } = await authenticate(url, attempt, { [STATE_KEY]: attempt.state });
        return await answer;
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
};
