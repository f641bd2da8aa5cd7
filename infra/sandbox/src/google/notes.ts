import type { SignInNotes } from '../control/journal.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const pkceOf = (params: Readonly<Record<string, unknown>>): SignInNotes['pkce'] => {
  if (params.code_challenge_method === 'S256' && text(params.code_challenge)) return 'S256';
  return text(params.code_verifier) ? 'verifier' : null;
};

/** What the journal keeps of a request's parameters: names and kinds, never an address, code or token. */
export const noteSignIn = (params: Readonly<Record<string, unknown>>): SignInNotes => ({
  clientId: text(params.client_id),
  scopes: text(params.scope)?.split(' ') ?? [],
  pkce: pkceOf(params),
  nonce: text(params.nonce) !== null,
  state: text(params.state) !== null,
  accessType: text(params.access_type),
});
