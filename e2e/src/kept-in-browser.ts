import type { BrowserContext, Page } from 'playwright-core';

/** All that a site can leave in a browser. */
export interface Kept {
  readonly cookies: readonly string[];
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly workers: number;
  /** The names in the history entry of the page; the router's own say which entry it is. */
  readonly history: readonly string[];
  readonly windowName: string;
}

/** What a page that keeps nothing leaves. */
export const NOTHING_KEPT: Kept = {
  cookies: [],
  local: {},
  session: {},
  databases: [],
  caches: [],
  workers: 0,
  history: [],
  windowName: '',
};

/** The router's note of which entry of the history this is: a random key, a number, whether it was led there; nothing that was typed. */
const ROUTER_NOTE = ['idx', 'key', 'usr'];
const ROUTER_USES = ['null', '{"_isRedirect":true}'];

/** Reads everything that a page and its site have left in this browser. */
export const keptInBrowser = async (page: Page, context: BrowserContext): Promise<Kept> => {
  const inPage = await page.evaluate(async () => ({
    local: { ...localStorage } as Record<string, string>,
    session: { ...sessionStorage } as Record<string, string>,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    state: (history.state ?? {}) as Record<string, unknown>,
    windowName: window.name,
  }));
  const { state, ...kept } = inPage;
  // Where the router notes something of a page's own, all of it counts.
  const isOnlyRouters =
    Object.keys(state).every((name) => ROUTER_NOTE.includes(name)) && ROUTER_USES.includes(JSON.stringify(state['usr'] ?? null));
  const cookies = (await context.cookies()).map(({ name }) => name);
  return { ...kept, cookies, history: isOnlyRouters ? [] : [JSON.stringify(state)] };
};
