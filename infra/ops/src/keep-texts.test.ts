import { readTextFolder } from '@candid/application/publications';
import { loadOpsConfig } from '@candid/config';
import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleTexts } from './keep-texts.ts';

// Goal: a start of a policy without a database keeps what is published and knows which version counts, and is never held up by its folder.

let place: string;
let folder: string;
let said: string[];
let clock: ReturnType<typeof manualClock>;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'candid-keep-'));
  folder = join(place, 'texts');
  said = [];
  clock = manualClock(new Date('2026-05-01T12:00:00Z'));
});
afterEach(() => rmSync(place, { recursive: true }));

const prepare = (version: string): string => {
  const path = join(place, `${version}.mjs`);
  writeFileSync(path, `export default ${JSON.stringify({ ...policies['on-device'], version })};`);
  return path;
};

const start = async (POLICY: string, more: Record<string, string> = {}) => {
  const config = loadOpsConfig({ POLICY, DATA_DIR: place, ...more }, place);
  return (await settleTexts(config, { folder, clock, say: (line) => said.push(line) })).versions;
};

/** Each kept text, by the day of its publication. */
const kept = async (): Promise<string[]> =>
  (await readTextFolder(folder, 'on-device')).kept
    .map(({ version, publishedAt }) => `${publishedAt.toISOString().slice(0, 10)} ${version}`)
    .toSorted();

const first = policies['on-device'].version;

test('OD-17: a start with another version keeps its text beside the one before', async () => {
  await start('on-device');
  await start('on-device');
  clock.advance(duration.days(40));
  const second = prepare('2026-06-01');
  expect(await start(second)).toEqual({ policy: second, nextPolicy: null });
  expect(await kept()).toEqual([`2026-05-01 ${first}`, '2026-06-10 2026-06-01']);
  expect(said).toEqual([]);
});

test('OD-17: a prepared version is kept when it is told of, and counts from its day; the one before is not published again', async () => {
  const next = prepare('2026-06-01');
  expect(await start('on-device', { NEXT_POLICY: next })).toEqual({ policy: 'on-device', nextPolicy: next });
  clock.set(new Date('2026-06-01'));
  // Other words, as of another operator: only what counts is published in them.
  const named = { OPERATOR_NAME: 'A', OPERATOR_ADDRESS: 'B', OPERATOR_CONTACT: 'C', OPERATOR_AUTHORITY: 'D' };
  expect(await start('on-device', { NEXT_POLICY: next, ...named })).toEqual({ policy: next, nextPolicy: null });
  expect(await kept()).toEqual([`2026-05-01 ${first}`, '2026-05-01 2026-06-01', '2026-06-01 2026-06-01']);
});

test('a prepared version whose day has come counts at once, and what stood before it is kept first', async () => {
  const next = prepare('2026-04-01');
  expect(await start('on-device', { NEXT_POLICY: next })).toEqual({ policy: next, nextPolicy: null });
  expect(await kept()).toEqual([`2026-05-01 ${first}`, '2026-05-01 2026-04-01']);
});

test('a version that does not count yet is not started as the one in force', async () => {
  await start('on-device');
  await expect(start(prepare('2026-06-01'))).rejects.toMatchObject({ code: 'policy_invalid' });
});

test('a broken text is said in one line, and nothing waits for it', async () => {
  await start('on-device');
  const [name = ''] = readdirSync(folder);
  truncateSync(join(folder, name), 100);
  clock.advance(duration.days(40));
  const second = prepare('2026-06-01');
  expect(await start(second)).toEqual({ policy: second, nextPolicy: null });
  expect(said).toEqual([expect.stringMatching(new RegExp(`^No whole text of the policy is in .*${name}: .*Put back the copy`))]);
  expect(said[0]).not.toContain('\n');
});

test('a folder that cannot be read or written is said in one line, and the version’s day decides', async () => {
  writeFileSync(folder, '');
  const next = prepare('2026-06-01');
  expect(await start('on-device', { NEXT_POLICY: next })).toEqual({ policy: 'on-device', nextPolicy: next });
  clock.set(new Date('2026-06-01'));
  expect(await start('on-device', { NEXT_POLICY: next })).toEqual({ policy: next, nextPolicy: null });
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toMatch(/^Earlier texts of the policy cannot be kept in .*texts; pages show only what counts now\. /);
});
