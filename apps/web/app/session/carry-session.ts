import { formatSessionHeader, SESSION_HEADER } from '@candid/remix-kit/session-header';
import type { SessionStore } from './session-store.ts';

const urlOf = (input: RequestInfo | URL, base: string): URL => new URL(input instanceof Request ? input.url : input, base);

/** A fetch that says with every request to our own server which session the page carries, and hears which one it shall carry. */
export const carrySession = (store: SessionStore, plain: typeof fetch, origin: string): typeof fetch => {
  return async (input, init) => {
    if (urlOf(input, origin).origin !== origin) return plain(input, init);
    const { session } = store.current();
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set(SESSION_HEADER, formatSessionHeader(session));
    const answer = await plain(input, { ...init, headers });
    store.receive(answer.headers, session);
    return answer;
  };
};
