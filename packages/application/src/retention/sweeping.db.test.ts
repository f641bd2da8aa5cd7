import { createDatabase, type Database, type DatabaseHandle, type Keeping } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration } from '@candid/kernel';
import { createLogger, wordsOf } from '@candid/telemetry';
import { createTestDatabase, manualClock } from '@candid/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepAndTell } from './sweeping.ts';

let worker: DatabaseHandle<Database>;
let drop: () => Promise<void>;
let lines: Record<string, unknown>[];
const clock = manualClock();
beforeAll(async () => {
  const database = await createTestDatabase(mainTemplate({ clock }));
  worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 2 });
  drop = async () => {
    await worker.destroy();
    await database.drop();
  };
});
afterAll(() => drop());
beforeEach(() => void (lines = []));

const keeping = (overdue: number | null): Keeping => ({
  count: () => Promise.resolve(overdue === null ? null : { held: 3, oldest: null, overdue }),
  sweep: () => Promise.resolve(),
});
const tell = async (kept: Keeping): Promise<void> => {
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ program: 'worker', level: 'info', clock, destination });
  const kind = { name: 'seeded', categories: [], tables: [], every: duration.minutes(1), keeping: kept };
  await sweepAndTell({ db: worker.kysely, clock, logger, wordOf: wordsOf([kind.name]) }, kind);
};

test('a sweep that kept its promise says nothing worth reading', async () => {
  await tell(keeping(0));
  expect(lines).toEqual([]);
});

test('what is overdue after a sweep is an alert with its number, and never 0', async () => {
  await tell(keeping(2));
  expect(lines).toEqual([
    expect.objectContaining({ event: 'retention.overdue', level: 'error', name: 'seeded', state: 'stuck', residue: 2 }),
  ]);
});

test('what could not be counted is an alert without a number', async () => {
  await tell(keeping(null));
  expect(lines).toEqual([expect.objectContaining({ event: 'retention.overdue', level: 'error', state: 'uncounted' })]);
  expect(lines[0]).not.toHaveProperty('residue');
});

test('a sweep that breaks off tells why and that', async () => {
  await tell({ ...keeping(0), sweep: () => Promise.reject(new RangeError('seeded')) });
  expect(lines.map(({ event, level }) => [event, level])).toEqual([
    ['sweep.failed', 'error'],
    ['retention.overdue', 'error'],
  ]);
});

test('one whose result cannot be written is told too', async () => {
  await worker.pool.query('SELECT 1');
  const broken = { ...keeping(0), count: () => Promise.resolve({ held: -1, oldest: null, overdue: 0 }) };
  await tell(broken);
  expect(lines).toEqual([expect.objectContaining({ event: 'sweep.failed', level: 'error' })]);
});
