import { loadOpsConfig } from '@candid/config';
import { startInstallation } from '@candid/ops/src/start-installation.ts';
import { policies } from '@candid/policy';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { routeExists, routeTable } from '../../apps/web/src/routes-of-policy.ts';
import { axeFaults } from '../src/axe-faults.ts';
import { freePorts } from '../src/installation.ts';
import { environmentOf } from '../src/processes.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

// Goal: under `on-device` the server is a place that hands out pages and nothing else.
// Method: the real start with the policy set by configuration, its folder, its process, and a real browser.

const root = join(import.meta.dirname, '../..');

interface Started extends AsyncDisposable {
  readonly origin: string;
  readonly dataDir: string;
}

const start = async (): Promise<Started> => {
  const folder = mkdtempSync(join(tmpdir(), 'candid-on-device-'));
  const config = loadOpsConfig({ ...(await freePorts()), DATA_DIR: join(folder, 'data'), POLICY: 'on-device' }, root);
  const ending = new AbortController();
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  const say = (): void => undefined;
  const running = startInstallation({
    config,
    root,
    nodeEnv: 'production',
    say,
    signal: ending.signal,
    onReady: () => resolve(),
  });
  await Promise.race([ready, running]);
  return {
    origin: config.origin,
    dataDir: config.dataDir,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** An address at which a route of the flat folder would answer. */
const addressOf = (routeId: string): string => {
  const parts = routeId.replace(/^routes\//, '').split('.');
  return `/${parts
    .filter((part) => !part.startsWith('_'))
    .map((part) => part.replace(/_$/, '').replace(/^\$.*/, crypto.randomUUID()))
    .join('/')}`;
};

describe('the policy on-device', () => {
  story('OD-06: starts without a database, a key or a secret, and has no route of the other policies', async () => {
    await using started = await start();
    const { origin, dataDir } = started;
    expect(readdirSync(dataDir).toSorted()).toEqual(['blobs', 'candid.json', 'lock', 'logs', 'processes.json']);
    expect(readdirSync(join(dataDir, 'blobs'))).toEqual([]);
    const environment = await environmentOf(started, 'web');
    if (environment !== null) expect(environment).not.toMatch(/DATABASE|KEYRING|MASTER|SECRET|BLOB|postgres:/);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);

    const exists = routeExists({ policy: policies['on-device'], hasGoogle: true });
    const elsewhere = Object.keys(routeTable).filter((id) => id.startsWith('routes/') && !exists(id));
    const addresses = [...new Set(elsewhere.map(addressOf))].filter((address) => address !== '/');
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses) {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await fetch(`${origin}${address}`, { method, headers: { Origin: origin }, redirect: 'manual' });
        expect([address, method, answer.status, answer.headers.getSetCookie()]).toEqual([
          address,
          method,
          method === 'GET' ? 404 : expect.toBeOneOf([404, 405]),
          [],
        ]);
      }
    }
  });

  story.for(['light', 'dark'] as const)(
    'its page keeps nothing and asks for nothing but its files, %s',
    async (colorScheme, { browser }) => {
      await using started = await start();
      const visitor = await createVisitor(browser, started.origin, { colorScheme });
      const { page, context } = visitor;
      const asked: string[] = [];
      page.on('request', (request) =>
        asked.push(`${request.method()} ${[...new Set(new URL(request.url()).searchParams.keys())].join(' ')}`),
      );
      await page.goto('/');
      await page.waitForLoadState('networkidle');
      await page.reload();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What you make stays with you');
      // The second is the router asking which routes there are: it names the pages this one leads to, and the build.
      expect(new Set(asked)).toEqual(new Set(['GET ', 'GET p version']));
      expect(await context.cookies()).toEqual([]);
      const kept = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(kept).toEqual({ local: [], session: [], databases: [], caches: [], workers: 0 });
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await visitor.leave();
    },
  );
});
