import type { Clock } from '@candid/kernel';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Provider } from 'oidc-provider';
import type { ActiveFaults } from '../control/faults.ts';
import type { JournalEntry } from '../control/journal.ts';
import { isLoopback } from '../loopback.ts';
import { configurationFor } from './configuration.ts';
import { rewriteIdToken } from './id-token.ts';
import { noteSignIn } from './notes.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';
import { createStore, type Store } from './store.ts';
import { userinfoWith } from './userinfo.ts';

export interface GoogleOptions {
  /** The sandbox's origin followed by `/google`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The only addresses that people are sent back to; when empty, any address of this machine. */
  readonly redirectUris: readonly string[];
  readonly clock: Clock;
}

/** One request to the provider, with what is to go wrong with it. */
export interface ProviderCall {
  readonly faults: ActiveFaults;
  readonly entry: JournalEntry | null;
}

export interface Google {
  readonly issuer: string;
  readonly provider: Provider;
  readonly signIns: SignIns;
  readonly store: Store;
  /** Tells the provider about a request that it is about to be given. */
  announce(request: IncomingMessage, call: ProviderCall): void;
}

const isOnThisMachine = (uri: string): boolean => {
  const url = URL.parse(uri);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.hash === '' && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))
  );
};

type Code = InstanceType<Provider['AuthorizationCode']>;
type FindCode = (id: string, options?: { ignoreExpiration?: boolean }) => Promise<Code | undefined>;

/** Takes the challenge off a code, and the verifier off the request, where a fault says that PKCE is not looked at. */
const ignorePkce = (provider: Provider, isIgnored: (request: IncomingMessage) => boolean): void => {
  const { AuthorizationCode } = provider;
  const find = AuthorizationCode.find.bind(AuthorizationCode) as FindCode;
  const findUnchallenged: FindCode = async (...args) => {
    const code = await find(...args);
    const { ctx } = Provider;
    if (code && ctx?.oidc.params && isIgnored(ctx.req)) {
      delete code.codeChallenge;
      delete ctx.oidc.params.code_verifier;
    }
    return code;
  };
  AuthorizationCode.find = findUnchallenged as typeof AuthorizationCode.find;
};

/** The answers of the library, changed into Google's and by faults. */
const rewriteAnswers = (
  provider: Provider,
  { clock, key, callOf }: { clock: Clock; key: KeyObject; callOf: (request: IncomingMessage) => ProviderCall },
): void => {
  provider.use(async (ctx, next) => {
    await next();
    const oidc = (ctx as Partial<typeof ctx>).oidc;
    if (oidc === undefined) return;
    const { faults, entry } = callOf(ctx.req);
    if (entry) entry.signIn = noteSignIn(oidc.params ?? {});
    const body: unknown = ctx.body;
    if (ctx.status !== 200 || typeof body !== 'object' || body === null) return;
    if (oidc.route === 'token' && 'id_token' in body && 'access_token' in body) {
      const accessToken = String(body.access_token);
      ctx.body = { ...body, id_token: rewriteIdToken(String(body.id_token), { clock, key, faults, accessToken }) };
    }
    if (oidc.route === 'userinfo') ctx.body = userinfoWith(body, faults);
  });
};

/** Builds the stand-in for Google's sign-in, with a signing key of its own. */
export const createGoogle = (options: GoogleOptions): Google => {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signIns = createSignIns();
  const store = createStore(options.clock);
  const provider = new Provider(
    options.issuer,
    configurationFor(options, { jwk: key.export({ format: 'jwk' }), signIns, store }),
  );
  provider.silent = true;
  if (options.redirectUris.length === 0) provider.Client.prototype.redirectUriAllowed = isOnThisMachine;
  const calls = new WeakMap<IncomingMessage, ProviderCall>();
  const callOf = (request: IncomingMessage): ProviderCall => calls.get(request) ?? { faults: new Map(), entry: null };
  ignorePkce(provider, (request) => callOf(request).faults.has('google-pkce-ignored'));
  rewriteAnswers(provider, { clock: options.clock, key, callOf });
  return { issuer: options.issuer, provider, signIns, store, announce: (request, call) => void calls.set(request, call) };
};
