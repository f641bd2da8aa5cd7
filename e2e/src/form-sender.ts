import { randomUUID } from 'node:crypto';
import type { Installation } from './installation.ts';

export interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly generations?: readonly { readonly id: string }[] };
}

export interface Order {
  readonly fields?: Readonly<Record<string, string>>;
  readonly references?: readonly Uint8Array[];
  readonly mask?: Uint8Array;
}

/** Someone who talks to the web program without a browser, with a session of their own. */
export interface FormSender {
  readonly cookie: string;
  readonly csrf: string;
  send(order: Order): Promise<Answer>;
  get(path: string, init?: RequestInit): Promise<Response>;
}

const DEFAULTS = { intent: 'generate', quality: 'low', ratio: '1:1', resolution: 'standard', prompt: 'A red boat' };

/** Begins a session as a browser does, by opening the page. */
export const createFormSender = async ({ origin }: Installation): Promise<FormSender> => {
  const page = await fetch(origin);
  const html = await page.text();
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const model = /<input type="hidden" name="model" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return {
    cookie,
    csrf,
    get: (path, init = {}) => fetch(`${origin}${path}`, { ...init, headers: { cookie } }),
    send: async ({ fields = {}, references = [], mask }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...DEFAULTS, model, clientKey: randomUUID(), csrf, ...fields }))
        form.set(name, value);
      for (const bytes of references)
        form.append('references', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'reference');
      if (mask) form.set('mask', new Blob([new Uint8Array(mask)], { type: 'image/png' }), 'mask');
      const headers = { cookie, origin, accept: 'application/json' };
      const answer = await fetch(`${origin}/generate`, { method: 'POST', headers, body: form });
      return { status: answer.status, body: (await answer.json()) as Answer['body'] };
    },
  };
};
