import { createDatabase, inTransaction, type Db } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { AppError, newId } from '@candid/kernel';
import { createTestDatabase, manualClock } from '@candid/testkit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEAD_LETTERS } from './catalogue.ts';
import { installQueues } from './install.ts';
import { createJobRunner, createJobSender, type JobRunner, type JobSender } from './queue.ts';

const CANARY = 'words-of-a-person-7f3a';

let world: Awaited<ReturnType<typeof openWorld>>;
const openWorld = async () => {
  const database = await createTestDatabase(mainTemplate({ clock: manualClock(), name: 'jobs', queue: installQueues }));
  const admin = createDatabase({ url: database.urls.admin, applicationName: 'test', max: 2 });
  const web = createDatabase({ url: database.urls.web, applicationName: 'test', max: 4 });
  const sender = await createJobSender({ url: database.urls.web, applicationName: 'test', onTrouble: () => undefined });
  return { database, admin, web, sender };
};
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.sender.close();
  await world.web.destroy();
  await world.admin.destroy();
  await world.database.drop();
});
beforeEach(() => world.admin.pool.query('DELETE FROM pgboss.job'));

const openRunner = (): Promise<JobRunner> =>
  createJobRunner({
    url: world.database.urls.worker,
    applicationName: 'test',
    connections: 4,
    closeWithin: 10_000,
    onTrouble: () => undefined,
  });

const enqueue = (db: Db, sender: JobSender, count: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (let job = 0; job < count; job += 1) await sender.enqueue(tx, 'run-generation', { generationId: newId() });
  });

interface JobRow {
  readonly name: string;
  readonly state: string;
  readonly output: unknown;
}
const jobs = async (): Promise<JobRow[]> =>
  (await world.admin.pool.query<JobRow>('SELECT name, state, output FROM pgboss.job ORDER BY name')).rows;

// Two lanes that looked again only at their next poll, 10 s later, would need minutes: the limit of the test is what fails.
test('a backlog drains without waiting for polls, at most as many at once as there are lanes', { timeout: 8_000 }, async () => {
  await enqueue(world.web.kysely, world.sender, 60);
  const runner = await openRunner();
  try {
    const drained = Promise.withResolvers<void>();
    const seen = new Set<string>();
    let running = 0;
    let most = 0;
    await runner.handle('run-generation', { concurrency: 2 }, async ({ generationId }) => {
      running += 1;
      most = Math.max(most, running);
      await world.admin.pool.query('SELECT 1');
      running -= 1;
      seen.add(generationId);
      if (seen.size === 60) drained.resolve();
    });
    await drained.promise;
    expect(most).toBe(2);
  } finally {
    await runner.close();
  }
});

test('a job is taken when its transaction commits, not at the next poll', { timeout: 8_000 }, async () => {
  const runner = await openRunner();
  try {
    let taken: () => void = () => undefined;
    await runner.handle('run-generation', { concurrency: 1 }, async () => taken());
    // The first fetch finds nothing; each job after it finds a lane that waits for its poll (2 s at the least) or for the notification.
    for (let round = 0; round < 12; round += 1) {
      const { promise, resolve } = Promise.withResolvers<void>();
      taken = resolve;
      await enqueue(world.web.kysely, world.sender, 1);
      await promise;
    }
  } finally {
    await runner.close();
  }
});

/** The channel that a runner listens on, as the database knows it. */
const channelOf = async (): Promise<string> => {
  const { rows } = await world.admin.pool.query<{ channel: string }>(
    `SELECT substring(query FROM '"(.*)"') AS channel FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'LISTEN %' LIMIT 1`,
  );
  return rows[0]?.channel ?? '';
};

test('a transaction that makes a job tells the workers of it, and not before it commits', async () => {
  const runner = await openRunner();
  const ear = new pg.Client({ connectionString: world.database.urls.admin });
  try {
    await runner.handle('run-generation', { concurrency: 1 }, () => Promise.resolve());
    await expect.poll(channelOf).not.toBe('');
    const channel = await channelOf();
    const heard: (string | undefined)[] = [];
    const told = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    await ear.connect();
    ear.on('notification', ({ payload }) => told[heard.push(payload) - 1]?.resolve());
    await ear.query(`LISTEN "${channel}"`);
    await inTransaction(world.web.kysely, async (tx) => {
      await world.sender.enqueue(tx, 'run-generation', { generationId: newId() });
      await world.admin.pool.query('SELECT pg_notify($1, $2)', [channel, 'meanwhile']);
      await told[0].promise;
    });
    await told[1].promise;
    expect(heard).toEqual(['meanwhile', 'run-generation']);
  } finally {
    await ear.end();
    await runner.close();
  }
});

// One transaction makes one notification, which wakes one lane: the others hear of their jobs from each other, or at a poll 10 s later.
test('jobs of one transaction are taken by as many lanes at once', { timeout: 8_000 }, async () => {
  const runner = await openRunner();
  try {
    const together = Promise.withResolvers<void>();
    let taken = 0;
    await runner.handle('run-generation', { concurrency: 4 }, async () => {
      taken += 1;
      if (taken === 5) together.resolve();
      // The first one alone shows that the lanes have seen an empty queue; the other four wait for one another.
      if (taken > 1) await together.promise;
    });
    await enqueue(world.web.kysely, world.sender, 1);
    await expect.poll(() => taken).toBe(1);
    await enqueue(world.web.kysely, world.sender, 4);
    await together.promise;
  } finally {
    await runner.close();
  }
});

test('a job goes with the transaction that made it', async () => {
  const rolledBack = inTransaction(world.web.kysely, async (tx) => {
    await world.sender.enqueue(tx, 'run-generation', { generationId: newId() });
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  expect(await jobs()).toEqual([]);
  await enqueue(world.web.kysely, world.sender, 1);
  expect(await jobs()).toHaveLength(1);
});

test('a payload that is not ids alone is refused before anything is written', async () => {
  const payload = { generationId: newId(), prompt: CANARY };
  const sent = inTransaction(world.web.kysely, (tx) => world.sender.enqueue(tx, 'run-generation', payload));
  await expect(sent).rejects.toThrow();
  const badId = inTransaction(world.web.kysely, (tx) => world.sender.enqueue(tx, 'run-generation', { generationId: CANARY }));
  await expect(badId).rejects.toThrow();
  expect(await jobs()).toEqual([]);
});

/** Runs one job that throws `thrown` until its attempts are used up. Retries become due at once instead of a second later. */
const exhaust = async (thrown: unknown): Promise<number> => {
  await enqueue(world.web.kysely, world.sender, 1);
  await world.admin.pool.query('UPDATE pgboss.job SET retry_delay = 0, retry_limit = 2, retry_backoff = false');
  const runner = await openRunner();
  let attempts = 0;
  try {
    const last = Promise.withResolvers<void>();
    await runner.handle('run-generation', { concurrency: 1 }, () => {
      attempts += 1;
      if (attempts === 3) last.resolve();
      return Promise.reject(thrown);
    });
    await last.promise;
  } finally {
    // Graceful: the last attempt's answer is written first.
    await runner.close();
  }
  return attempts;
};

test.each([
  ['a closed code', new AppError('storage_full', { path: CANARY }, { cause: new Error(CANARY) }), 'storage_full'],
  ['an error with words', new TypeError(`cannot read ${CANARY}`, { cause: CANARY }), 'TypeError'],
  ['an object', { message: CANARY, stack: CANARY }, 'unknown'],
  ['a text', CANARY, 'unknown'],
])('after its attempts a job lies with the dead letters, and of %s the queue keeps the code alone', async (_, thrown, code) => {
  expect(await exhaust(thrown)).toBe(3);
  const rows = await jobs();
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    [DEAD_LETTERS, 'created'],
    ['run-generation', 'failed'],
  ]);
  const everything = JSON.stringify((await world.admin.pool.query('SELECT * FROM pgboss.job')).rows);
  expect(everything).toContain(code);
  expect(everything).not.toContain(CANARY);
  expect(everything).not.toMatch(/\.ts:\d+|\bat .*\(/);
});
