import { SESSION_HEADER } from '@candid/remix-kit';
import type { BrowserContext } from 'playwright-core';

/** What only somebody may ask for, so the page has to say who asks. */
const OF_SOMEBODY = /^\/(?:api|images|generations|generate|events)/;

/** Watches a browser profile in which the page carries its session itself. */
export const watchCarrying = (context: BrowserContext) => {
  const found: string[] = [];
  context.on('response', (answer) => {
    void answer.headerValue('set-cookie').then(
      (value) => value !== null && found.push(`a cookie came with ${new URL(answer.url()).pathname}`),
      () => undefined,
    );
  });
  context.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url());
    if (protocol === 'blob:' || !OF_SOMEBODY.test(pathname)) return;
    if (!(SESSION_HEADER.toLowerCase() in request.headers())) found.push(`${pathname} was asked for without the session`);
  });
  return {
    /** Every cookie that a server tried to set, even one that was not kept, and every request without its header; a line each. */
    found: (): readonly string[] => found,
  };
};
