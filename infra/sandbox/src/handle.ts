import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ANALYTICS_PATH, collect } from './analytics/collect.ts';
import { sendJson, type Call, type Sandbox } from './call.ts';
import { routeAdmin } from './control/admin.ts';
import type { JournalEntry } from './control/journal.ts';
import { handleGoogle } from './google/handle-google.ts';
import { GOOGLE_PATH } from './google/paths.ts';
import { INBOX_PATH } from './inbox/paths.ts';
import { routeInbox } from './inbox/route-inbox.ts';
import { isLoopback } from './loopback.ts';
import { ApiFailure } from './openai/failure.ts';
import { serverError } from './openai/failures.ts';
import { setProviderHeaders } from './openai/headers.ts';
import { routeOpenai } from './openai/router.ts';
import { sendStyle, STYLE_PATH } from './pages/page.ts';
import { readBody } from './read-body.ts';

/** Sixteen references of 50 MB, and the form around them. */
const MAX_BODY_BYTES = 850_000_000;

/** A name that only resolves to this machine by an attacker's DNS must not reach the stand-in. */
const checkHost = (request: IncomingMessage): void => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (!isLoopback(host)) throw new ApiFailure(403, 'The sandbox answers on loopback names only.');
};

const fail = (call: Call, error: unknown): void => {
  const { response } = call;
  const failure = error instanceof ApiFailure ? error : serverError(500);
  if (response.headersSent) return void response.destroy();
  for (const [name, value] of Object.entries(failure.headers)) response.setHeader(name, value);
  sendJson(call, failure.status, failure.body);
};

const retryCount = (request: IncomingMessage): number | null => {
  const value = request.headers['x-stainless-retry-count'];
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null;
};

const route = async (call: Call, apiKey: string | null): Promise<void> => {
  if (call.path === '/healthz' || call.path === '/readyz') return sendJson(call, 200, { ok: true });
  if (call.path === STYLE_PATH) return sendStyle(call);
  if (call.path === INBOX_PATH || call.path.startsWith(`${INBOX_PATH}/`)) return routeInbox(call);
  if (call.path.startsWith(`${ANALYTICS_PATH}/`)) return collect(call);
  if (call.path.startsWith('/admin/')) return routeAdmin(call);
  await routeOpenai(call, apiKey);
};

const isGoogle = (path: string): boolean => path.startsWith(`${GOOGLE_PATH}/`);

const logIn = (call: Call, leaving: AbortController): JournalEntry | null => {
  const { request, response, path, requestId } = call;
  const ofProvider = path.startsWith('/v1/') || isGoogle(path);
  const entry = ofProvider
    ? call.sandbox.journal.add({ method: request.method ?? 'GET', path, requestId, retryCount: retryCount(request) })
    : null;
  response.on('close', () => {
    const outcome = response.writableFinished ? 'ended' : 'left';
    if (entry !== null) Object.assign(entry, { status: response.headersSent ? response.statusCode : null, outcome });
    if (outcome === 'left') leaving.abort(new Error('the client has gone'));
  });
  return entry;
};

/** Answers one request, whatever happens on the way. */
export const createHandler =
  (sandbox: Sandbox, apiKey: string | null) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const leaving = new AbortController();
    const { pathname: path } = new URL(request.url ?? '/', 'http://sandbox');
    const requestId = `req_${randomBytes(16).toString('hex')}`;
    const call: Call = {
      sandbox,
      request,
      response,
      path,
      requestId,
      body: Buffer.alloc(0),
      bodyHash: '',
      signal: leaving.signal,
    };
    const entry = logIn(call, leaving);
    try {
      checkHost(request);
      // The provider library reads its bodies itself.
      if (isGoogle(path)) return await handleGoogle(sandbox.google(), call, entry);
      call.body = await readBody(request, MAX_BODY_BYTES);
      call.bodyHash = createHash('sha256').update(call.body).digest('hex');
      if (entry !== null) Object.assign(entry, { bodyHash: call.bodyHash, byteSize: call.body.length });
      if (path.startsWith('/v1/')) setProviderHeaders(response, requestId, Math.round(performance.now() - startedAt));
      await route(call, apiKey);
    } catch (error) {
      if (!leaving.signal.aborted) fail(call, error);
    }
  };
