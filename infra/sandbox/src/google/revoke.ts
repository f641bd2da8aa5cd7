import { sendJson, type Call } from '../call.ts';
import { readBody } from '../read-body.ts';
import type { Google } from './create-google.ts';

const MAX_BYTES = 16_000;

/** POST /revoke: as with Google, the token is enough, no client has to name itself, and the whole consent ends. */
export const revoke = async ({ provider, store }: Google, call: Call): Promise<void> => {
  const { searchParams } = new URL(call.request.url ?? '/', 'http://sandbox');
  const body = new URLSearchParams((await readBody(call.request, MAX_BYTES)).toString('utf8'));
  const token = body.get('token') ?? searchParams.get('token') ?? '';
  const found = (await provider.AccessToken.find(token)) ?? (await provider.RefreshToken.find(token));
  if (found?.grantId === undefined)
    return sendJson(call, 400, { error: 'invalid_token', error_description: 'Token expired or revoked' });
  store.revoke(found.grantId);
  sendJson(call, 200, {});
};
