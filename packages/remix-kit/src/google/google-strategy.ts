import { createHash } from 'node:crypto';
import { AppError } from '@candid/kernel';
import { GoogleStrategy, type GoogleExtraParams, type GoogleProfile } from 'remix-auth-google';
import { askProvider, unavailable, type OpenIdProvider } from './openid-provider.ts';

/** What Google says about a person, reduced to what may be kept (OH-03). */
export interface GoogleIdentity {
  /** Google's number for the person. */
  readonly googleId: string;
  readonly email: string;
  readonly name: string | null;
}

export interface CheckedStrategyOptions {
  readonly provider: OpenIdProvider;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly scopes: readonly string[];
  readonly nonce: string;
  readonly verifier: string;
  readonly fetch: typeof globalThis.fetch;
}

/** The fields of userinfo that are read; the rest is dropped with the answer. */
type Userinfo = Record<string, unknown>;

/** Only the boolean counts: the text "false" must not pass for a yes. */
const identityIn = (info: Userinfo, subject: string): GoogleIdentity => {
  const { sub, email, name } = info;
  if (typeof sub !== 'string' || sub === '' || sub !== subject) throw unavailable('subject');
  if (typeof email !== 'string' || email === '' || info['email_verified'] !== true) throw new AppError('email_unverified');
  return { googleId: sub, email, name: typeof name === 'string' && name.trim() !== '' ? name : null };
};

/**
 * remix-auth-google with its holes closed: addresses from discovery, PKCE and nonce, every answer checked, the id_token verified, and
 * a verified address required. Its tokens live in this object's calls and nowhere else.
 */
export class CheckedGoogleStrategy extends GoogleStrategy<GoogleIdentity> {
  readonly #options: CheckedStrategyOptions;
  #subject: string | null = null;

  constructor(options: CheckedStrategyOptions) {
    const { clientId, clientSecret, callbackUrl, scopes } = options;
    super(
      { clientID: clientId, clientSecret, callbackURL: callbackUrl, scope: [...scopes], prompt: 'select_account' },
      ({ profile }) => Promise.resolve(identityIn(profile._json as unknown as Userinfo, this.#subject ?? '')),
    );
    this.#options = options;
    this.authorizationURL = options.provider.addresses.authorization;
    this.tokenURL = options.provider.addresses.token;
  }

  protected override authorizationParams(): URLSearchParams {
    const params = super.authorizationParams();
    params.set('nonce', this.#options.nonce);
    params.set('code_challenge', createHash('sha256').update(this.#options.verifier).digest('base64url'));
    params.set('code_challenge_method', 'S256');
    return params;
  }

  protected override async fetchAccessToken(code: string, params: URLSearchParams) {
    params.set('code', code);
    params.set('client_id', this.clientID);
    params.set('client_secret', this.clientSecret);
    params.set('code_verifier', this.#options.verifier);
    const answer = await askProvider(this.#options.fetch, 'token', [this.tokenURL, { method: 'POST', body: params }]);
    this.#subject = await this.#options.provider.subjectOf(answer['id_token'], this.#options.nonce);
    const accessToken = answer['access_token'];
    if (typeof accessToken !== 'string') throw unavailable('token');
    return { accessToken, extraParams: {} as GoogleExtraParams };
  }

  protected override async userProfile(accessToken: string): Promise<GoogleProfile> {
    const { fetch, provider } = this.#options;
    const headers = { Authorization: `Bearer ${accessToken}` };
    const info = await askProvider(fetch, 'userinfo', [provider.addresses.userinfo, { headers }]);
    // The checks are in `identityIn`; the base class only carries this through.
    return { _json: info } as unknown as GoogleProfile;
  }
}
