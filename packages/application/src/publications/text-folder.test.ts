import { duration } from '@candid/kernel';
import { definePolicy, policies, sources, type PolicyDefinition } from '@candid/policy';
import { compareTexts, editionOf, siteWithoutServer } from '@candid/publishing';
import { manualClock } from '@candid/testkit';
import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChanges } from '../announcing/changes.ts';
import { knownTexts } from './known-texts.ts';
import { keepText, readTextFolder } from './text-folder.ts';

// Goal: a folder keeps each text of the policy once, whole, with its dates, whatever befalls its files; and pages know from it what a
// database tells those of other policies.

let place: string;
let folder: string;
let clock: ReturnType<typeof manualClock>;
beforeEach(() => {
  clock = manualClock(new Date('2026-05-01T12:00:00Z'));
  place = mkdtempSync(join(tmpdir(), 'candid-texts-'));
  folder = join(place, 'texts');
});
afterEach(() => rmSync(place, { recursive: true }));

const first = policies['on-device'];
const site = siteWithoutServer(first, { operator: null, beside: [], now: new Date(0) });

const later = (version: string, days: number, noticeAhead = 0): PolicyDefinition => {
  const { parameters, commitments, translations } = sources['on-device'];
  const correspondence = { ...parameters.retention.correspondence, lifetime: duration.days(days) };
  return definePolicy({
    commitments,
    ...(translations && { translations }),
    parameters: {
      ...parameters,
      version,
      retention: { ...parameters.retention, correspondence },
      changes: { ...parameters.changes, noticeAhead },
    },
  });
};
const second = later('2026-06-01', 30);

const keep = (policy: PolicyDefinition, as: 'in-force' | 'coming' = 'in-force'): Promise<void> =>
  keepText({ folder, clock, policy, edition: editionOf(policy, site), as });

const read = async () => (await readTextFolder(folder, 'on-device')).kept.toSorted((a, b) => (a.version < b.version ? -1 : 1));

/** What a start knows, with this version in force. */
const start = async (policy: PolicyDefinition, next: PolicyDefinition | null = null) => {
  const { kept } = await readTextFolder(folder, policy.id);
  const archive = knownTexts({ clock, kept, current: editionOf(policy, site), coming: next && editionOf(next, site) });
  return { archive, changes: createChanges({ archive, clock, policy, next, db: null }) };
};

const fileOf = (policy: PolicyDefinition): string => join(folder, `${editionOf(policy, site).hash}.json`);
const reader = { account: null, locale: 'en' } as const;

describe('keeping', () => {
  test('OD-17: each text is kept once with its dates, however many starts find it, and others cannot read it', async () => {
    await Promise.all([keep(first), keep(first), keep(first)]);
    const at = clock.now();
    clock.advance(duration.days(3));
    await keep(first);
    const { values: _, ...text } = editionOf(first, site);
    expect(await read()).toEqual([{ ...text, publishedAt: at, effectiveAt: at }]);
    expect(readdirSync(folder), 'no draft is left').toHaveLength(1);
    expect(statSync(fileOf(first)).mode & 0o777).toBe(0o600);
    expect((await readTextFolder(folder, 'another')).kept).toEqual([]);
  });

  test('OD-17: a later version counts on its day and not before it, and after the notice that a policy promises', async () => {
    await keep(first);
    await keep(second, 'coming');
    await keep(later('2026-05-02', 31, duration.days(14)), 'coming');
    const [, noticed, dated] = await read();
    expect(dated?.effectiveAt).toEqual(new Date('2026-06-01'));
    expect(noticed?.effectiveAt).toEqual(new Date('2026-05-17'));
    await expect(keep(second)).rejects.toMatchObject({ code: 'policy_invalid' });
    clock.set(new Date('2026-06-01'));
    await keep(second);
  });

  test.each<[string, (file: string) => void]>([
    ['cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['empty', (file) => truncateSync(file, 0)],
    ['altered', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('Privacy', 'Piracy'))],
    ['without its date', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"effectiveAt":"[^"]+"/, '"a":1'))],
    ['a folder', (file) => (rmSync(file), mkdirSync(file))],
    ['a device without an end', (file) => (rmSync(file), symlinkSync('/dev/zero', file))],
  ])('a text that is %s is named and left out; the others stay', async (_, damage) => {
    await keep(first);
    clock.set(new Date('2026-06-01'));
    await keep(second);
    damage(fileOf(first));
    const { kept, broken } = await readTextFolder(folder, 'on-device');
    expect(kept.map(({ version }) => version)).toEqual(['2026-06-01']);
    expect(broken).toEqual([fileOf(first)]);
  });

  test('a broken text that counts is kept anew, and a whole one is never replaced', async () => {
    await keep(first);
    truncateSync(fileOf(first), 9);
    clock.advance(duration.days(1));
    await keep(first);
    expect((await read()).map(({ publishedAt }) => publishedAt)).toEqual([clock.now()]);
  });

  test('a folder that cannot be one is an error of its own, for whoever says so', async () => {
    writeFileSync(folder, '');
    await expect(readTextFolder(folder, 'on-device')).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(keep(first)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('what pages know', () => {
  test('OD-17: earlier texts stay readable with what changed, and after the effect a line tells of it for its time', async () => {
    await keep(first);
    clock.set(new Date('2026-06-02T08:00:00Z'));
    await keep(second);
    const { archive, changes } = await start(second);
    const [now, before] = await archive.list();
    expect([now?.version, before?.version]).toEqual(['2026-06-01', first.version]);
    const texts = await Promise.all([before, now].map((text) => archive.find(text?.hash.slice(0, 12) ?? '')));
    const [old = [], fresh = []] = texts.map((text) => text?.texts.en.privacy);
    expect(JSON.stringify(compareTexts(old, fresh))).toMatch(/removed","text":"1".*added","text":"30"/);

    const told = await changes.tell(reader);
    const toldUntil = new Date(clock.now().getTime() + second.changes.shownFor);
    expect(told).toMatchObject({ version: '2026-06-01', isInForce: true, canDismiss: false, toldUntil });
    expect(told?.pages).toContain('Privacy policy');
    clock.set(new Date(toldUntil.getTime() - 1));
    expect(await changes.tell(reader)).not.toBeNull();
    clock.advance(1);
    expect(await changes.tell(reader)).toBeNull();
  });

  test('the first version is no change, and a version that is prepared is told of before it counts', async () => {
    await keep(first);
    expect(await (await start(first)).changes.tell(reader)).toBeNull();
    await keep(second, 'coming');
    const { changes } = await start(first, second);
    expect(await changes.tell(reader)).toMatchObject({ version: '2026-06-01', isInForce: false });
    expect(await (await start(first)).changes.tell(reader), 'withdrawn').toBeNull();
  });

  test('where nothing was kept they know what counts and what is prepared', async () => {
    const { archive } = await start(first, second);
    expect((await archive.list()).map(({ version }) => version)).toEqual(['2026-06-01', first.version]);
    const { hash, texts } = editionOf(first, site);
    expect((await archive.find(hash.slice(0, 12)))?.texts).toEqual(texts);
    for (const wrong of ['', hash.slice(0, 7), '0'.repeat(12), '../../etc/passwd']) expect(await archive.find(wrong)).toBeNull();
  });
});
