import { AppError, type Clock } from '@candid/kernel';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';

/** The addresses that an OpenID provider publishes about itself. */
export interface ProviderAddresses {
  readonly authorization: string;
  readonly token: string;
  readonly userinfo: string;
}

export interface OpenIdProvider {
  readonly addresses: ProviderAddresses;
  /**
   * Checks signature, issuer, audience, lifetime and nonce of an id_token (OpenID Connect Core 3.1.3.7).
   * @returns its subject @throws AppError `sign_in_unavailable`
   */
  subjectOf(idToken: unknown, nonce: string): Promise<string>;
}

export interface OpenIdProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/** A provider that is slower than this is down: a person is waiting. */
const PATIENCE_MS = 10_000;
const CLOCK_SKEW_SECONDS = 30;

/** @throws AppError `sign_in_unavailable` (detail: step): the provider did not answer as the protocol says */
export const unavailable = (step: string, cause?: unknown): AppError =>
  new AppError('sign_in_unavailable', { step }, cause === undefined ? undefined : { cause });

/** A call to the provider that has to succeed, as JSON. */
export const askProvider = async (
  fetch: typeof globalThis.fetch,
  step: string,
  [url, init]: [string, RequestInit?],
): Promise<Record<string, unknown>> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw unavailable(step);
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) throw unavailable(step);
    return body as Record<string, unknown>;
  } catch (error) {
    throw error instanceof AppError ? error : unavailable(step, error);
  }
};

const addressIn = (document: Record<string, unknown>, name: string): string => {
  const address = document[name];
  if (typeof address !== 'string' || URL.parse(address) === null) throw unavailable('discovery');
  return address;
};

/** Reads what a provider says about itself. Its issuer has to be the one that was asked. */
export const discoverProvider = async (options: OpenIdProviderOptions): Promise<OpenIdProvider> => {
  const { issuer, clientId, fetch, clock } = options;
  const document = await askProvider(fetch, 'discovery', [`${issuer}/.well-known/openid-configuration`]);
  if (document['issuer'] !== issuer) throw unavailable('discovery');
  const keys = createRemoteJWKSet(new URL(addressIn(document, 'jwks_uri')), {
    [customFetch]: (url, init) => fetch(url, init),
    timeoutDuration: PATIENCE_MS,
  });
  return {
    addresses: {
      authorization: addressIn(document, 'authorization_endpoint'),
      token: addressIn(document, 'token_endpoint'),
      userinfo: addressIn(document, 'userinfo_endpoint'),
    },
    subjectOf: async (idToken, nonce) => {
      if (typeof idToken !== 'string') throw unavailable('id_token');
      try {
        const { payload } = await jwtVerify(idToken, keys, {
          issuer,
          audience: clientId,
          algorithms: ['RS256'],
          currentDate: clock.now(),
          clockTolerance: CLOCK_SKEW_SECONDS,
          requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
        });
        if (payload['nonce'] !== nonce || payload.sub === undefined) throw unavailable('nonce');
        return payload.sub;
      } catch (error) {
        throw error instanceof AppError ? error : unavailable('id_token', error);
      }
    },
  };
};
