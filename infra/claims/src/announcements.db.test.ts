import { probes, type Site } from '@candid/application/evidence';
import { openUpdatesWorld, type UpdatesWorld } from '@candid/application/testing';
import { duration } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOnDevice, type OnDeviceSite, type OpenOnDevice } from './testing/open-on-device.ts';

// Goal: a change under `on-device` is told of on its pages, in its feed and by mail, though its server has no database.
// Method: the built studio with a folder of its own; beside it, what the operator keeps and gives out.

let world: UpdatesWorld;
let folder: string;
let next: string;
const opened: OnDeviceSite[] = [];
beforeAll(async () => {
  world = await openUpdatesWorld();
  folder = mkdtempSync(join(tmpdir(), 'candid-announced-'));
  next = join(folder, 'next.mjs');
  writeFileSync(next, `export default ${JSON.stringify(world.next)};`);
});
afterAll(async () => {
  for (const site of opened) await site.close();
  rmSync(folder, { recursive: true });
  await world.close();
});

const open = async (how: Omit<OpenOnDevice, 'clock' | 'folder'>, from = folder): Promise<Site> => {
  const site = await openOnDevice({ ...how, folder: from, clock: world.clock });
  opened.push(site);
  return site.site;
};

const textAt = async (site: Site, path: string): Promise<string> => (await site.ask(path)).text();
const titles = (feed: string): string[] => [...feed.matchAll(/<entry>[^]*?<title>([^<]+)/g)].map(([, title = '']) => title);

const read = (site: Site, prepared = false) =>
  probes.announcements({
    site,
    db: world.worker.kysely,
    clock: world.clock,
    policy: world.policy,
    next: prepared ? world.next : null,
  });
const kept = { missing: 0, unread: 0, dated: 1 };

test('OD-17 evidence: the change is told on the pages, in the feed and by mail, before it counts and after, and silence is red', async () => {
  await world.announce();
  const before = await open({ policy: 'on-device' });
  expect(await read(before)).toEqual({ ok: true, figures: { ...kept, texts: 1, feed: 1, line: null, letters: null } });

  world.clock.advance(duration.days(1));
  await world.announce(await loadPolicy(next));
  const silent = { ...kept, texts: 2, feed: 1, missing: 1, unread: 1, line: 0, letters: 1 };
  expect(await read(before, true), 'a site that was told nothing').toEqual({ ok: false, figures: silent });
  const coming = await open({ policy: 'on-device', nextPolicy: next });
  const told = { ...kept, texts: 2, feed: 2, line: 1, letters: 1 };
  expect(await read(coming, true)).toEqual({ ok: true, figures: told });

  world.clock.set(new Date('2026-07-02T00:00:00Z'));
  const after = await open({ policy: 'on-device', nextPolicy: next });
  expect(await read(after, true)).toEqual({ ok: true, figures: told });
  const emptied = await open({ policy: next }, mkdtempSync(join(folder, 'empty-')));
  expect(await read(emptied, true)).toMatchObject({ ok: false, figures: { missing: 1, line: 0 } });
  await world.admin.pool.query('DELETE FROM newsletter_issue');
  expect(await read(after, true)).toMatchObject({ ok: false, figures: { letters: 0 } });

  world.clock.advance(world.policy.changes.shownFor);
  expect(await read(after, true)).toMatchObject({ figures: { line: null } });
});

test('OD-17: once a version counts, its date, a line over the pages, the feed and what changed are there, in both languages', async () => {
  world.clock.set(new Date('2026-07-02T00:00:00Z'));
  const site = await open({ policy: next });
  const home = await textAt(site, '/');
  expect(home).toMatch(/new version of our privacy policy has applied since/);
  expect(await textAt(site, '/?lang=de')).toMatch(/gilt eine neue Fassung unserer Datenschutzerklärung/);
  expect(await textAt(site, '/privacy')).toContain('This text is of 2026-07-01.');
  expect(titles(await textAt(site, '/announcements.atom')).length).toBe(2);
  const [, link = ''] = /href="(\/privacy\/versions\?from=[^"]+)"/.exec(home) ?? [];
  const difference = await textAt(site, link.replaceAll('&amp;', '&'));
  const changed = (sign: 'del' | 'ins'): string =>
    [...difference.matchAll(new RegExp(`<${sign}>(.*?)</${sign}>`, 'gs'))].map(([, words = '']) => words).join('; ');
  expect([changed('del').includes('1 year'), changed('ins').includes('30 days')]).toEqual([true, true]);
  const earlier = [...difference.matchAll(/href="(\/privacy\/versions\/[0-9a-f]+)"/g)].map(([, path = '']) => path);
  const texts = await Promise.all(earlier.map((path) => textAt(site, path)));
  expect(texts.map((text) => text.includes('This text is of 2026-07-01.'))).toEqual([true, false]);
  expect((await site.ask('/privacy')).headers.getSetCookie()).toEqual([]);
});
