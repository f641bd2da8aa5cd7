import type { BrowserContext, Page } from 'playwright-core';
import { cookieLine, storageLine, type Seen } from './compare.ts';
import { callOf, type Call, type callsUnder } from './route-calls.ts';

/** Files of the site that are nobody's: the build's, and the few in its public folder. */
const SITE_FILES = /^\/(assets\/[\w.-]+|examples\/\d\.webp|mark\.svg|favicon\.ico|apple-touch-icon\.png)$/;

/** Tells of everything that a script writes, at the moment it does: what is gone again before anybody looks was there. */
const TELL_WRITES = `(() => {
  const tell = (area, name) => window.walkKept?.(area, String(name));
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) {
    tell(this === window.localStorage ? 'local' : 'session', name);
    return setItem.call(this, name, value);
  };
  const wrap = (object, method, area) => {
    const original = object?.[method];
    if (original) object[method] = function (name, ...rest) { tell(area, name); return original.call(this, name, ...rest); };
  };
  wrap(IDBFactory.prototype, 'open', 'indexed-db');
  wrap(window.CacheStorage?.prototype, 'open', 'cache');
  wrap(window.ServiceWorkerContainer?.prototype, 'register', 'service-worker');
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    get: cookie.get,
    set(text) { tell('cookie by script', text.split('=')[0]); cookie.set.call(this, text); },
  });
})();`;

/** What a page holds now; our router's own words in history.state are its place in the list, whether it was led there, and nothing else. */
const READ_PAGE = async (): Promise<[string, string][]> => {
  const plain = new Set(['usr', 'key', 'idx', 'masked']);
  const state: unknown = history.state;
  const entries = Object.entries(typeof state === 'object' && state !== null ? state : {});
  const odd = entries.filter(
    ([name, value]) => !plain.has(name) || (name === 'usr' && !['null', '{"_isRedirect":true}'].includes(JSON.stringify(value))),
  );
  return [
    ...Object.keys(localStorage).map((name): [string, string] => ['local', name]),
    ...Object.keys(sessionStorage).map((name): [string, string] => ['session', name]),
    ...(await indexedDB.databases()).map(({ name }): [string, string] => ['indexed-db', name ?? '']),
    ...(await caches.keys()).map((name): [string, string] => ['cache', name]),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }): [string, string] => ['service-worker', scope]),
    ...odd.map(([name]): [string, string] => ['history.state', name]),
    ...(window.name === '' ? [] : [['window.name', window.name] as [string, string]]),
  ];
};

export interface Watch {
  /** Looks at what the browser keeps now, and gives all that was seen since the walk began. */
  look(): Promise<Seen>;
}

/** Watches a browser profile from its first request on. */
export const watch = async (
  context: BrowserContext,
  { origin, calls }: { readonly origin: string; readonly calls: Awaited<ReturnType<typeof callsUnder>> },
): Promise<Watch> => {
  const kept = new Set<string>();
  const asked = new Set<Call>();
  const unknown: string[] = [];
  const foreign = new Set<string>();
  await context.exposeBinding('walkKept', (_, area: string, name: string) => void kept.add(storageLine(area, name)));
  await context.addInitScript(TELL_WRITES);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'blob:' || url.protocol === 'data:') return;
    if (url.origin !== origin) return void foreign.add(url.origin);
    if (SITE_FILES.test(url.pathname)) return;
    const call = callOf(calls, { method: request.method(), path: url.pathname });
    if (call === undefined) unknown.push(`${request.method()} ${url.pathname}`);
    else asked.add(call);
  });
  const readPage = async (page: Page): Promise<void> => {
    if (!page.url().startsWith(origin)) return;
    for (const [area, name] of await page.evaluate(READ_PAGE)) kept.add(storageLine(area, name));
  };
  return {
    look: async () => {
      for (const page of context.pages()) await readPage(page);
      const now = Date.now() / 1_000;
      for (const { name, expires, httpOnly, sameSite, path } of await context.cookies(origin)) {
        // The port is part of a cookie's name over http: ports do not separate cookies.
        const plain = name.replace(/-\d+$/, '');
        kept.add(cookieLine({ name: plain, seconds: expires === -1 ? null : expires - now, httpOnly, sameSite, path }));
      }
      return { kept, calls: asked, unknown, foreign };
    },
  };
};
