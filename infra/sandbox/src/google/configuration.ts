import { randomBytes, randomUUID, type JsonWebKey } from 'node:crypto';
import { interactionPolicy, type Configuration } from 'oidc-provider';
import { GOOGLE_PATH } from './paths.ts';
import type { GoogleOptions } from './create-google.ts';
import { renderFailure } from './failure-page.ts';
import { claimsOf, type SignIns } from './sign-ins.ts';
import type { Store } from './store.ts';

const EMAIL = ['email', 'email_verified'];
const PROFILE = ['name', 'given_name', 'family_name', 'picture'];
const LONG_SCOPE = 'https://www.googleapis.com/auth/userinfo';

const off = { enabled: false } as const;

/** Everybody is asked each time, whatever `prompt` says; `prompt=none` is refused, for nobody is ever signed in already. */
const askAlways = () => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  for (const name of ['consent', 'select_account']) policy.add(new interactionPolicy.Prompt({ name, requestable: true }));
  return policy;
};

const ttl = {
  AuthorizationCode: 600,
  AccessToken: 3_599,
  IdToken: 3_600,
  Interaction: 3_600,
  Session: 3_600,
  Grant: 14 * 86_400,
  RefreshToken: 14 * 86_400,
};

/** Google's protocol, as far as the library has it: endpoints, scopes and lifetimes are Google's. */
export const configurationFor = (
  options: GoogleOptions,
  { jwk, signIns, store }: { jwk: JsonWebKey; signIns: SignIns; store: Store },
): Configuration => ({
  adapter: (model) => store.adapterFor(model),
  clients: [
    {
      client_id: options.clientId,
      client_secret: options.clientSecret,
      redirect_uris: options.redirectUris.length > 0 ? [...options.redirectUris] : ['http://localhost/'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  jwks: { keys: [{ ...jwk, kid: randomUUID(), use: 'sig', alg: 'RS256' }] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
  clientAuthMethods: ['client_secret_post', 'client_secret_basic'],
  responseTypes: ['code'],
  scopes: ['openid', 'email', 'profile'],
  claims: {
    openid: ['sub'],
    email: EMAIL,
    profile: PROFILE,
    [`${LONG_SCOPE}.email`]: EMAIL,
    [`${LONG_SCOPE}.profile`]: PROFILE,
  },
  // Google puts the claims of the scopes into the id_token as well.
  conformIdTokenClaims: false,
  // Google lets a client leave PKCE out; a client that begins with it has to end with it.
  pkce: { required: () => false },
  extraParams: ['access_type', 'include_granted_scopes', 'hd'],
  features: {
    devInteractions: off,
    dPoP: off,
    pushedAuthorizationRequests: off,
    resourceIndicators: off,
    rpInitiatedLogout: off,
    userinfo: { enabled: true },
  },
  routes: { authorization: '/o/oauth2/v2/auth', token: '/token', userinfo: '/v1/userinfo', jwks: '/oauth2/v3/certs' },
  discovery: { revocation_endpoint: `${options.issuer}/revoke` },
  // Cookies know no ports: the path keeps these away from everything else on this machine.
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: 'google_stand_in', interaction: 'google_stand_in_choice', resume: 'google_stand_in_resume' },
    long: { path: GOOGLE_PATH, sameSite: 'lax', httpOnly: true },
    short: { path: GOOGLE_PATH, sameSite: 'lax', httpOnly: true },
  },
  ttl,
  interactions: { policy: askAlways(), url: (_, interaction) => `${GOOGLE_PATH}/choose/${interaction.uid}` },
  findAccount: (_, sub, token) => {
    const signIn = signIns.find(token && 'grantId' in token ? token.grantId : undefined);
    return { accountId: sub, claims: () => (signIn ? claimsOf(signIn, options.issuer) : { sub }) };
  },
  issueRefreshToken: (_, client, code) =>
    client.grantTypeAllowed('refresh_token') && (signIns.find(code.grantId)?.offline ?? false),
  renderError: renderFailure,
});
