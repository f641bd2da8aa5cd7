import { sendJson, untilClientLeaves, type Call } from '../call.ts';
import type { ActiveFaults, FaultRoute } from '../control/faults.ts';
import type { JournalEntry } from '../control/journal.ts';
import { choose } from './choose.ts';
import type { Google } from './create-google.ts';
import { GOOGLE_PATH } from './paths.ts';
import { sendPicture } from './picture.ts';
import { revoke } from './revoke.ts';

const AUTHORIZATION = '/o/oauth2/v2/auth';

const FAULT_ROUTES: Readonly<Record<string, FaultRoute>> = { '/token': 'google-token', '/v1/userinfo': 'google-userinfo' };

/** Answers in the library's place where a fault says so. */
const answerWithFault = async (call: Call, faults: ActiveFaults): Promise<boolean> => {
  if (faults.has('google-token-hang') || faults.has('google-userinfo-hang')) await untilClientLeaves(call.signal);
  if (faults.has('google-token-400')) sendJson(call, 400, { error: 'invalid_grant', error_description: 'Bad Request' });
  else if (faults.has('google-token-500') || faults.has('google-userinfo-500'))
    sendJson(call, 500, { error: 'internal_failure', error_description: 'Backend Error' });
  else if (faults.has('google-userinfo-401')) {
    call.response.setHeader('www-authenticate', 'Bearer realm="https://accounts.google.com/", error="invalid_token"');
    sendJson(call, 401, { error: 'invalid_request', error_description: 'Invalid Credentials' });
  } else return false;
  return true;
};

const giveToProvider = async ({ provider }: Google, call: Call, path: string): Promise<void> => {
  const { request, response } = call;
  // Nobody is remembered: a second sign-in starts as the first one did.
  if (path === AUTHORIZATION) delete request.headers.cookie;
  const url = request.url ?? '';
  Object.assign(request, { originalUrl: url });
  request.url = url.slice(GOOGLE_PATH.length);
  await provider.callback()(request, response);
};

/** Everything under /google. */
export const handleGoogle = async (google: Google, call: Call, entry: JournalEntry | null): Promise<void> => {
  const path = call.path.slice(GOOGLE_PATH.length);
  if (path.startsWith('/choose/')) return choose(google, call);
  if (path.startsWith('/picture/')) return sendPicture(call);
  if (path === '/revoke' && call.request.method === 'POST') return revoke(google, call);
  const route = FAULT_ROUTES[path];
  const faults: ActiveFaults = route ? call.sandbox.faults.forCall(route) : new Map();
  google.announce(call.request, { faults, entry });
  if (!(await answerWithFault(call, faults))) await giveToProvider(google, call, path);
};
