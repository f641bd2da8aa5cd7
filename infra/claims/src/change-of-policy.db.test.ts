import { formsOf, newCanary } from '@candid/application/testing';
import { duration } from '@candid/kernel';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOpen } from '../../../apps/worker/src/testing/stage-worker.ts';
import { openPlainBrowser, type PlainBrowser } from './testing/plain-browser.ts';
import { openTimedInstallation, type TimedInstallation } from './testing/timed-installation.ts';

/*
 * Goal: an installation that runs through two changes of its policy tells each once and in time, and is by the right version at every moment,
 * however often its programs are killed or started anew; and whoever was written to lies open nowhere.
 * Method: the built web program and the real worker over real databases and a mail server; only the time is the test's.
 */

const inDays = (days: number): string => new Date(Date.now() + duration.days(days)).toISOString().slice(0, 10);
const SHORTER = inDays(2);
const QUIETER = inDays(3);

/** The versions: one that keeps pictures for less time, and after it one that also notes less of visits. */
const CHANGES = {
  first: '',
  shorter: `version: "${SHORTER}", retention: { ...p.retention, result: { ...p.retention.result, lifetime: 21 * DAY } },`,
  quieter: `version: "${QUIETER}", retention: { ...p.retention, result: { ...p.retention.result, lifetime: 21 * DAY } },
    analytics: { ...p.analytics, events: ["page_view"], parameters: ["page"] },`,
} as const;
type VersionName = keyof typeof CHANGES;

const moduleOf = (changes: string): string => `const DAY = ${duration.days(1)};
export default ({ sources, definePolicy }) => {
  const { parameters: p, ...source } = sources.history;
  return definePolicy({ ...source, parameters: { ...p, ${changes} } });
};`;

let folder: string;
let site: TimedInstallation;
const paths = {} as Record<VersionName, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candid-change-'));
  for (const [name, changes] of Object.entries(CHANGES)) {
    paths[name as VersionName] = join(folder, `${name}.mjs`);
    await writeFile(paths[name as VersionName], moduleOf(changes));
  }
  site = await openTimedInstallation(paths.first);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const lettersTo = (address: string) => site.world.sandbox.letters.list(address);
const untilLetters = (address: string, count: number): Promise<unknown> =>
  expect.poll(() => lettersTo(address).length, { message: `letters to ${address}` }).toBe(count);

interface Person {
  readonly browser: PlainBrowser;
  readonly address: string;
  readonly name: string;
}

/** Opens accounts, from the form over the letter to the password. */
const signUp = async (people: readonly Person[]): Promise<void> => {
  for (const { browser, address: email } of people) {
    const [, age = ''] = /name="age"[^>]*value="(\d+)"/.exec((await browser.open('/sign-up')).text) ?? [];
    expect(await browser.send('/sign-up', { email, age })).toMatchObject({ status: 303 });
  }
  await site.work({ done: () => Promise.all(people.map(({ address }) => untilLetters(address, 1))) });
  for (const { browser, address, name } of people) {
    const [letter] = lettersTo(address);
    const { pathname, search } = new URL(letter?.links.find((link) => link.includes('token')) ?? '');
    const given = { next: 'violet kettle under snow', name };
    expect(await browser.send(pathname + search, given, '/sign-up/finish')).toMatchObject({ status: 303 });
  }
};

/** What somebody's page tells of a change: nothing, that it comes, or that it counts; and whether they can say that they read it. */
const toldOn = async (browser: PlainBrowser) => {
  const { text } = await browser.open('/privacy');
  const [, line = null] = /<aside class="change-line"[^>]*>(.*?)<\/aside>/s.exec(text) ?? [];
  if (line === null) return null;
  return {
    when: line.includes('applied since') ? 'since' : line.includes('From ') ? 'from' : line,
    canDismiss: line.includes('I have read it'),
  };
};

const isAsked = async (browser: PlainBrowser): Promise<boolean> =>
  (await browser.open('/privacy')).text.includes('<section class="consent"');

const agree = (browser: PlainBrowser) => browser.send('/consent', { choice: 'all', means: 'panel' });

/** What is published: how long pictures stay, the versions with what their list says of them, and how many the feed knows. */
const published = async (browser: PlainBrowser) => {
  const [privacy, list, feed] = await Promise.all(['/privacy', '/privacy/versions', '/announcements.atom'].map(browser.open));
  const versions = [...(list?.text ?? '').matchAll(/<li class="version"><h3>(.*?)<\/h3>(.*?)<\/li>/gs)];
  const [, days] = /stays in your history for (\d+) days/.exec(privacy?.text ?? '') ?? [];
  return {
    days: Number(days),
    inForce: versions.filter(([, , about = '']) => about.includes('version__current')).map(([, title]) => title),
    known: versions.length,
    announced: [...(feed?.text ?? '').matchAll(/<entry>/g)].length,
  };
};

const announcedFor = async (version: string): Promise<Date> => {
  const { rows } = await site.world.database.pool.query<{ at: Date }>(
    'SELECT effective_at AS at FROM policy_version WHERE version = $1',
    [version],
  );
  expect(rows).toHaveLength(1);
  return rows[0]?.at ?? new Date(0);
};

const notices = async () =>
  (
    await site.world.database.pool.query<{ version: string; by_mail: boolean; mail_outcome: string | null }>(
      'SELECT version, by_mail, mail_outcome FROM change_notice ORDER BY version',
    )
  ).rows.map(({ version, mail_outcome }) => `${version} ${mail_outcome ?? 'waiting'}`);

test('HI-26 CR-28: two changes, told once and in time, through restarts and deaths, and nobody who was told lies open', async () => {
  const name = newCanary().slice(0, 40);
  const [atAda, atBen] = [`${name}@people.example`, 'ben@people.example'];
  const [ada, ben, visitor] = [1, 2, 3].map(() => openPlainBrowser(site.origin)) as [PlainBrowser, PlainBrowser, PlainBrowser];
  const announcing = { policy: paths.first, nextPolicy: paths.shorter };
  await site.restart({ policy: paths.first, nextPolicy: null });
  await signUp([
    { browser: ada, address: atAda, name },
    { browser: ben, address: atBen, name: 'Ben' },
  ]);
  for (const browser of [ada, visitor]) {
    expect(await isAsked(browser)).toBe(true);
    expect((await agree(browser)).status).toBe(200);
  }
  const before = { days: 30, inForce: ['Version of 2026-04-27'] };
  expect(await published(visitor)).toEqual({ ...before, known: 1, announced: 1 });

  // Told of, and killed on the way: the first worker undoes what it began, the second has told one of two, and no letter has gone.
  expect(await site.restart(announcing)).toBe(paths.first);
  const effect = await announcedFor(SHORTER);
  expect(await toldOn(visitor)).toEqual({ when: 'from', canDismiss: false });
  await site.work({ killedAt: 'letter-asked' });
  expect(await notices()).toEqual([]);
  await site.work({ killedAt: 'person-told' });
  expect(await notices()).toEqual([`${SHORTER} waiting`]);
  expect([atAda, atBen].map((address) => lettersTo(address).length)).toEqual([1, 1]);
  expect(await site.restart(announcing)).toBe(paths.first);
  await site.work({ done: () => Promise.all([atAda, atBen].map((address) => untilLetters(address, 2))) });
  const [letter] = lettersTo(atAda);
  expect(letter?.text).toContain(new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(effect));
  expect(await toldOn(ada)).toEqual({ when: 'from', canDismiss: true });
  expect(await ada.send('/privacy', { to: '/' }, '/changes/dismiss')).toMatchObject({ status: 303 });
  expect(await published(visitor)).toEqual({ ...before, known: 2, announced: 2 });
  const difference = new URL(letter?.links.find((link) => link.includes('versions')) ?? '');
  const { text: shown } = await visitor.open(difference.pathname + difference.search);
  expect(shown).toMatch(/<del>.*?30.*?<\/del>/s);
  expect(shown).toMatch(/<ins>.*?21.*?<\/ins>/s);

  // The moment itself: until the programs are started anew everything is as it was; then everything is the new version's.
  site.travelTo(new Date(effect.getTime() + duration.seconds(1)));
  expect(await published(visitor)).toEqual({ ...before, known: 2, announced: 2 });
  expect(await toldOn(visitor)).toEqual({ when: 'from', canDismiss: false });
  expect(await site.restart(announcing)).toBe(paths.shorter);
  const after = { days: 21, inForce: [`Version of ${SHORTER}`] };
  expect(await published(visitor)).toEqual({ ...after, known: 2, announced: 2 });
  expect([await toldOn(visitor), await toldOn(ada), await toldOn(ben)]).toEqual([
    { when: 'since', canDismiss: false },
    null,
    { when: 'since', canDismiss: true },
  ]);
  expect([await isAsked(visitor), await isAsked(ada)]).toEqual([false, false]);

  // The next one follows, and the one before is not told again. What is asked for consent is another thing once it counts.
  const following = { policy: paths.shorter, nextPolicy: paths.quieter };
  expect(await site.restart(following)).toBe(paths.shorter);
  await site.work({ done: () => Promise.all([atAda, atBen].map((address) => untilLetters(address, 3))) });
  expect(await isAsked(visitor)).toBe(false);
  site.travelTo(await announcedFor(QUIETER));
  expect(await site.restart(following)).toBe(paths.quieter);
  await site.work({ done: () => Promise.resolve() });
  expect(await published(visitor)).toEqual({ days: 21, inForce: [`Version of ${QUIETER}`], known: 3, announced: 3 });
  expect(await isAsked(visitor)).toBe(true);
  expect(await notices()).toEqual([SHORTER, SHORTER, QUIETER, QUIETER].map((version) => `${version} sent`));
  expect([atAda, atBen].map((address) => lettersTo(address).length)).toEqual([3, 3]);
  expect(await findOpen(site.world, formsOf(name), site.said())).toEqual([]);
});
