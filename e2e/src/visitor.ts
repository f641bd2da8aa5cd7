import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A browser profile of its own, watched for everything that must not happen in it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  newPage(): Promise<Page>;
  /** Declares trouble that belongs to the story, such as a refused request that the browser logs. */
  expectTrouble(pattern: RegExp): void;
  /** Closes the profile and fails on every trouble that was not expected, and on every expectation that did not come true. */
  leave(): Promise<void>;
}

/** The console message of a CSP violation names no directive on every version, so the page's own event is listened to as well. */
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP violation: ' + event.violatedDirective + ' ' + event.blockedURI));`;

/** A preview goes when its picture ends, which may be after it was announced and before it was fetched. */
const PREVIEW_WENT = /status of 4(?:04|10) .*\/preview\?partial=\d/;

/** The router logs an answer that it stopped reading itself, because its reader went on to another page meanwhile. */
const WENT_ON = /^console error: AbortError: (?:signal is aborted without reason|BodyStreamBuffer was aborted)\b/;

const said = (message: ConsoleMessage): string => `console ${message.type()}: ${message.text()} (${message.location().url})`;

export const createVisitor = async (browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: origin, acceptDownloads: true, ...options });
  const troubles: string[] = [];
  const expected: RegExp[] = [];
  await context.addInitScript(TELL_VIOLATIONS);
  context.on('weberror', (error) => troubles.push(`page error: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning';
    const isNothing = [PREVIEW_WENT, WENT_ON].some((pattern) => pattern.test(said(message)));
    if (isTrouble && !isNothing) troubles.push(said(message));
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'blob:' && url.protocol !== 'data:')
      troubles.push(`foreign request: ${url.href}`);
  });
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  return {
    context,
    page: await newPage(),
    newPage,
    expectTrouble: (pattern) => void expected.push(pattern),
    leave: async () => {
      await context.close();
      const isExpected = (trouble: string): boolean => expected.some((pattern) => pattern.test(trouble));
      expect(
        troubles.filter((trouble) => !isExpected(trouble)),
        'nothing unexpected may happen in the browser',
      ).toEqual([]);
      const missed = expected.filter((pattern) => !troubles.some((trouble) => pattern.test(trouble)));
      expect(missed.map(String), 'expected trouble has to come').toEqual([]);
    },
  };
};
