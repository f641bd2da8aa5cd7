import { loadWebConfig } from '@candid/config';
import { loadPolicy } from '@candid/policy';
import { systemClock, type Clock } from '@candid/kernel';
import { systemTimers, type Timers } from '@candid/remix-kit';
import { request, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { startWeb } from '../../apps/web/src/start-web.ts';
import type { Installation } from './installation.ts';

export interface TimedAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Asked {
  readonly cookie: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web program over the installation's own data, with a clock, timers and a budget of the test's. */
export interface TimedWeb {
  readonly port: number;
  ask(path: string, options: Asked, body?: Buffer): Promise<TimedAnswer>;
  /** A request whose body the test writes. */
  open(path: string, options: Asked): ClientRequest;
  /** Lets this program answer a page's requests to `path`. */
  answerFor(page: Page, path: string): Promise<void>;
  close(): Promise<void>;
}

export interface TestParts {
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly dailySpendCapUsd?: string;
}

const configOf = ({ policy, origin, consoleOrigin, urls, masterKeys, cookieSecrets, blobDir }: Installation, spendCap: string) =>
  loadWebConfig({
    POLICY: policy,
    ORIGIN: origin,
    CONSOLE_ORIGIN: consoleOrigin,
    LOG_LEVEL: 'error',
    DATABASE_URL: urls.web,
    KEYRING_URL: urls.keyring,
    MASTER_KEYS: masterKeys,
    COOKIE_SECRETS: cookieSecrets,
    BLOB_DIR: blobDir,
    DAILY_SPEND_CAP_USD: spendCap,
  });

const answerOf = (asked: ClientRequest): Promise<TimedAnswer> =>
  new Promise((resolve, reject) => {
    asked.on('error', reject).on('response', (answer) => {
      buffer(answer).then((body) => resolve({ status: answer.statusCode, headers: answer.headers, body }), reject);
    });
  });

/** Starts it on a free port. It answers to the installation's own name, so cookies of the one are good for the other. */
export const startWebAt = async (installation: Installation, parts: TestParts = {}): Promise<TimedWeb> => {
  const { clock = systemClock(), timers = systemTimers(), dailySpendCapUsd = '500' } = parts;
  const config = { ...configOf(installation, dailySpendCapUsd), host: '127.0.0.1', port: 0 };
  const { host, origin } = new URL(installation.origin);
  const root = join(import.meta.dirname, '../../apps/web');
  const { port, stop } = await startWeb({
    config,
    policy: await loadPolicy(config.policy),
    root,
    development: false,
    clock,
    timers,
  });
  const open: TimedWeb['open'] = (path, { cookie, method = 'GET', headers = {} }) =>
    request({ host: config.host, port, path, method, agent: false, headers: { ...headers, host, origin, cookie } });
  const ask: TimedWeb['ask'] = (path, options, body) => {
    const asked = open(path, options);
    asked.end(body);
    return answerOf(asked);
  };
  return {
    port,
    open,
    ask,
    answerFor: async (page, path) => {
      await page.route(`${origin}${path}`, async (route) => {
        const given = route.request();
        const { cookie = '', accept = '*/*', 'content-type': type = '' } = await given.allHeaders();
        const method = given.method() === 'POST' ? 'POST' : 'GET';
        const asked: Asked = { cookie, method, headers: { accept, ...(type && { 'content-type': type }) } };
        const { status = 500, headers, body } = await ask(path, asked, given.postDataBuffer() ?? undefined);
        await route.fulfill({ status, body, contentType: String(headers['content-type']) });
      });
    },
    close: stop,
  };
};
