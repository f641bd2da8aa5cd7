import { policies } from '@candid/policy';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { routeExists, routeTable } from '../../apps/web/src/routes-of-policy.ts';
import { axeFaults } from '../src/axe-faults.ts';
import { handOver } from '../src/hand-over.ts';
import { openInbox } from '../src/letters.ts';
import { startOnDevice, type OnDevice } from '../src/on-device.ts';
import { environmentOf } from '../src/processes.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

// Goal: under `on-device` the studio's server is a place that hands out pages and nothing else; letters have a place beside it.
// Method: the real start with the policy set by configuration, its folder, its processes, and a real browser.

const SECRETS = /DATABASE|KEYRING|MASTER|SECRET|API_KEY|BLOB|SMTP|LMTP|postgres:/;

/** A start for others to use, without a place where mail comes in; TLS would be in front of it. */
const PUBLIC = {
  ORIGIN: 'https://studio.example.org',
  CONSOLE_ORIGIN: 'https://console.example.org',
  OPERATOR_NAME: 'Example Ltd',
  OPERATOR_ADDRESS: '1 Example Street',
  OPERATOR_CONTACT: 'privacy@example.org',
  OPERATOR_AUTHORITY: 'The authority',
};

const running = (dataDir: string): string[] =>
  (JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')) as { name: string }[]).map(({ name }) => name).toSorted();

/** An address at which a route of the flat folder would answer. */
const addressOf = (routeId: string): string => {
  const parts = routeId.replace(/^routes\//, '').split('.');
  return `/${parts
    .filter((part) => !part.startsWith('_'))
    .map((part) => part.replace(/_$/, '').replace(/^\$.*/, crypto.randomUUID()))
    .join('/')}`;
};

describe('the policy on-device', () => {
  let started: OnDevice;
  beforeAll(async () => {
    started = await startOnDevice();
    await started.besideReady;
  });
  afterAll(() => started[Symbol.asyncDispose]());

  story('OD-06: in production, without a place for mail, there is a web program and no database, key or secret', async () => {
    await using plain = await startOnDevice(PUBLIC);
    const files = ['blobs', 'candid.json', 'lock', 'logs', 'processes.json', 'texts'];
    expect(readdirSync(plain.dataDir).toSorted()).toEqual(files);
    expect(readdirSync(join(plain.dataDir, 'blobs'))).toEqual([]);
    expect(running(plain.dataDir)).toEqual(['web']);
    expect((await environmentOf(plain, 'web')) ?? '').not.toMatch(SECRETS);
  });

  story(
    'OD-06: beside letters and console the studio has no database, key or secret, and no route of other policies',
    async () => {
      const { origin, dataDir } = started;
      expect(running(dataDir)).toEqual(['console', 'postgres', 'sandbox', 'web', 'worker']);
      expect((await environmentOf(started, 'web')) ?? '').not.toMatch(SECRETS);
      expect((await environmentOf(started, 'worker')) ?? '').not.toMatch(/OPENAI|SANDBOX|COOKIE|GOOGLE/);
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
    },
  );

  story.for(['light', 'dark'] as const)(
    'its page keeps nothing and asks for nothing but its files, %s',
    async (colorScheme, { browser }) => {
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
      const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      const answers = await Promise.all(
        [...new Set(links)].map(async (path) => (await fetch(new URL(path, started.origin))).status),
      );
      expect(new Set(answers), 'what is offered is there').toEqual(new Set([200]));
      expect(await axeFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await visitor.leave();
    },
  );

  story(
    'OD-18, OD-19: letters stand in the operator’s console with the clock of their kind, under the review that is due',
    async ({ browser }) => {
      const place = join(started.dataDir, 'letters');
      const [name, host] = policies['on-device'].support.address.split('@');
      const from = 'ada@example.org';
      for (const tag of ['', '+privacy', '+technical'])
        expect(await handOver(place, { from, to: `${name}${tag}@${host}`, subject: `Hello ${tag}` })).toMatch(/^250 /);
      expect(await handOver(place, { from, to: `${name}+unknown@${host}`, subject: 'Hello' })).toMatch(/^550 /);
      const { letter } = openInbox(started);
      await letter(from, 'Your letter has come', 3);

      const visitor = await createVisitor(browser, started.consoleOrigin);
      await visitor.page.goto('/');
      const waiting = visitor.page.getByRole('table', { name: 'Waiting for an answer' });
      const due = async (kind: string): Promise<number> => {
        const [dueAt, came] = await waiting
          .getByRole('row', { name: kind })
          .getByRole('time')
          .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')));
        return Math.round(((dueAt ?? 0) - (came ?? 0)) / 3_600_000);
      };
      expect([await due('Privacy'), await due('Something technical')]).toEqual([48, 24]);
      expect(await waiting.getByRole('row', { name: 'Anything else' }).count()).toBe(1);
      expect(await visitor.page.getByRole('alert').textContent()).toContain('due for review');
      await visitor.leave();
    },
  );

  story('OD-24: who asks by mail for updates is asked back, and the letter’s own address is the yes', async () => {
    const place = join(started.dataDir, 'letters');
    const support = policies['on-device'].support.address;
    const from = 'ben@example.org';
    const page = await (await fetch(`${started.origin}/contact`)).text();
    const ask = support.replace('@', '+updates@');
    expect(page).toContain(`mailto:${ask}`);
    expect(await handOver(place, { from, to: ask, subject: '' })).toMatch(/^250 /);
    const letter = await openInbox(started).letter(from, 'Confirm that you want our updates');
    const [yes = ''] = /\S+\+yes-[a-z2-7]{32}@\S+(?=:)/.exec(letter.text ?? '') ?? [];
    expect(letter.headers.find(([name]) => name === 'reply-to')?.[1]).toBe(yes);
    expect(await handOver(place, { from, to: yes, subject: `Re: ${letter.subject}` })).toMatch(/^250 /);
    expect(await handOver(place, { from, to: ask.replace('updates', 'yes'), subject: '' })).toMatch(/^550 /);
  });
});
