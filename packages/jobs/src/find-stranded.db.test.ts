import { createDatabase, type DatabaseHandle, type Database } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { newId } from '@candid/kernel';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findStranded } from './find-stranded.ts';
import { installQueues } from './install.ts';

let database: TestDatabase<'web' | 'worker'>;
let worker: DatabaseHandle<Database>;
let admin: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock: manualClock(), name: 'jobs', queue: installQueues }));
  worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 2 });
  admin = createDatabase({ url: database.urls.admin, applicationName: 'test', max: 2 });
});
afterAll(async () => {
  await worker.destroy();
  await admin.destroy();
  await database.drop();
});

interface Job {
  readonly state: string;
  /** Seconds since a worker took it. */
  readonly takenAgo?: number;
  readonly queue?: string;
}

/** Puts jobs for one thing into the queue and asks about it. */
const askAbout = async (jobs: readonly Job[], oldestWorker: Date | null = null): Promise<string> => {
  const id = newId();
  for (const { state, takenAgo = null, queue = 'run-generation' } of jobs) {
    await admin.pool.query(
      `INSERT INTO pgboss.job (name, data, state, started_on)
       VALUES ($1, jsonb_build_object('generationId', $2::text), $3::pgboss.job_state, now() - make_interval(secs => $4))`,
      [queue, id, state, takenAgo],
    );
  }
  const query = { name: 'run-generation', field: 'generationId', ids: [id], oldestWorker } as const;
  const [found] = await findStranded(worker.kysely, query);
  if (found === undefined) return 'comes';
  expect(found.id).toBe(id);
  return found.gaveUp ? 'gave up' : 'stranded';
};

test('what has a job that waits, or was just taken, is not stranded', async () => {
  expect(await askAbout([{ state: 'created' }])).toBe('comes');
  expect(await askAbout([{ state: 'retry' }])).toBe('comes');
  expect(await askAbout([{ state: 'active', takenAgo: 1 }])).toBe('comes');
  expect(await askAbout([{ state: 'failed' }, { state: 'created' }])).toBe('comes');
});

test('what has none, or one whose taker wrote nothing down, is', async () => {
  expect(await askAbout([])).toBe('stranded');
  expect(await askAbout([{ state: 'completed' }])).toBe('stranded');
  expect(await askAbout([{ state: 'cancelled' }])).toBe('stranded');
  expect(await askAbout([{ state: 'active', takenAgo: 6 }])).toBe('stranded');
  expect(await askAbout([{ state: 'created', queue: 'dead-letters' }])).toBe('stranded');
});

test('a job that was taken before the oldest living worker began belongs to a dead one, at once', async () => {
  const began = (secondsAgo: number): Date => new Date(Date.now() - secondsAgo * 1_000);
  expect(await askAbout([{ state: 'active', takenAgo: 4 }], began(2))).toBe('stranded');
  expect(await askAbout([{ state: 'active', takenAgo: 2 }], began(3_600))).toBe('comes');
  expect(await askAbout([{ state: 'active', takenAgo: 6 }], began(3_600))).toBe('stranded');
});

test('a job that used up its attempts is told apart', async () => {
  expect(await askAbout([{ state: 'failed' }])).toBe('gave up');
  expect(await askAbout([{ state: 'failed' }, { state: 'created', queue: 'dead-letters' }])).toBe('gave up');
});

test('nothing asked, nothing found', async () => {
  const query = { name: 'run-generation', field: 'generationId', ids: [], oldestWorker: null } as const;
  expect(await findStranded(worker.kysely, query)).toEqual([]);
});
