import { SESSION_HEADER } from '@candid/remix-kit';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface HeaderAnswer {
  readonly status: number;
  readonly code: string | null;
  /** What the page would carry from now on. */
  readonly carries: string | null;
  readonly cookies: readonly string[];
  readonly body: string;
}

export interface HeaderRequest {
  readonly path: string;
  readonly carries?: string;
  /** The machine has many addresses on its loopback; the server sees which one a request comes from. */
  readonly from?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly forwardedFor?: string;
}

const formDataOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const codeIn = (body: string): string | null => /"code":"(\w+)"/.exec(body)?.[1] ?? null;

/** A request as a page makes it that carries its session itself, from an address of the test's choice. */
export const askWithHeader = async (
  { origin, port }: { readonly origin: string; readonly port?: number },
  { path, carries, from = '127.0.0.1', form, forwardedFor }: HeaderRequest,
): Promise<HeaderAnswer> => {
  const { hostname, host, port: ownPort } = new URL(origin);
  const sent = form && new Response(formDataOf(form));
  const body = sent ? Buffer.from(await sent.arrayBuffer()) : null;
  const asked = request({
    host: hostname,
    port: port ?? ownPort,
    path,
    method: body === null ? 'GET' : 'POST',
    agent: false,
    localAddress: from,
    headers: {
      host,
      origin,
      accept: 'application/json',
      ...(carries !== undefined && { [SESSION_HEADER]: carries }),
      ...(forwardedFor !== undefined && { 'x-forwarded-for': forwardedFor }),
      ...(sent && { 'content-type': sent.headers.get('content-type') ?? '' }),
    },
  });
  asked.end(body ?? undefined);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const { statusCode: status = 0, headers } = answer;
  const carried = headers[SESSION_HEADER.toLowerCase()];
  const text = (await buffer(answer)).toString();
  return {
    status,
    code: codeIn(text),
    carries: typeof carried === 'string' ? carried : null,
    cookies: headers['set-cookie'] ?? [],
    body: text,
  };
};

/** A form that is fine, sent once. */
export const orderForm = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  intent: 'generate',
  model: 'gpt-image-2',
  quality: 'low',
  ratio: '1:1',
  resolution: 'standard',
  prompt: 'A red boat',
  clientKey: randomUUID(),
  ...changes,
});
