import type { Call } from '../call.ts';
import { ApiFailure } from '../openai/failure.ts';
import { pageHeaders, sendPage } from '../pages/page.ts';
import type { Letter } from './letters.ts';
import { gonePage, inboxPage, letterPage } from './pages.ts';
import { INBOX_PATH } from './paths.ts';

/** A letter may show its own pictures and styles; it runs nothing, loads nothing, and its links open a new tab. */
const LETTER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  "form-action 'none'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

const BASE = '<base target="_blank">';

const sendHtml = ({ response }: Call, { html }: Letter): void => {
  response.writeHead(200, pageHeaders('text/html; charset=utf-8', LETTER_POLICY));
  response.end(`${BASE}${html ?? ''}`);
};

const sendRaw = ({ response }: Call, raw: Buffer): void => {
  response.writeHead(200, pageHeaders('text/plain; charset=utf-8', "default-src 'none'; sandbox"));
  response.end(raw);
};

const deleteAll = ({ sandbox, request, response }: Call): void => {
  // Another site's page must not empty the inbox of somebody who happens to look at it.
  if (!['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']))
    throw new ApiFailure(403, 'This form belongs to the inbox page.');
  sandbox.letters.clear();
  response.writeHead(303, { location: INBOX_PATH });
  response.end();
};

/** Everything under /inbox, for people. */
export const routeInbox = (call: Call): void => {
  const { letters } = call.sandbox;
  const path = call.path.slice(INBOX_PATH.length);
  if (call.request.method === 'POST' && path === '/delete-all') return deleteAll(call);
  if (path === '' || path === '/') return sendPage(call, inboxPage(letters.list()));
  const [, id = '', part] = /^\/(\d+)(\/html|\/raw)?$/.exec(path) ?? [];
  const letter = letters.find(Number(id));
  const raw = letters.raw(Number(id));
  if (letter === null || raw === null) return sendPage(call, gonePage());
  if (part === '/html') return sendHtml(call, letter);
  if (part === '/raw') return sendRaw(call, raw);
  sendPage(call, letterPage(letter));
};
