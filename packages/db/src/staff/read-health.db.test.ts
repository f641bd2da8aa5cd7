import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, readonlyDatabase, type DatabaseHandle } from '../database.ts';
import { queueTemplate } from '../queue.fixture.ts';
import type { RoleKind } from '../roles.ts';
import type { Database } from '../tables/index.ts';
import { checkAnswers, readHealth } from './read-health.ts';

const clock = manualClock(new Date('2026-06-01T12:00:00Z'));
let database: TestDatabase<RoleKind>;
let staff: DatabaseHandle<Database>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(queueTemplate(clock));
  staff = createDatabase({ url: database.urls.console, applicationName: 'test-console', max: 2 });
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test-owner', max: 1 });
});
afterAll(async () => {
  await Promise.all([staff.destroy(), owner.destroy()]);
  await database.drop();
});

const read = () => readHealth(readonlyDatabase(staff.kysely), clock.now());

/** Queued generations and pictures with the given deadlines, minutes from now. */
const seed = async (waiting: readonly number[], deadlines: readonly number[]): Promise<void> => {
  const at = (minutes: number): Date => new Date(clock.now().getTime() + minutes * 60_000);
  const insert = async (state: string, created: Date): Promise<string> => {
    const { rows } = await owner.pool.query<{ id: string }>(
      `WITH s AS (INSERT INTO subject VALUES (gen_random_uuid(), 'anonymous', 'open', $2, $2) RETURNING id)
       INSERT INTO generation (id, subject_id, client_key, position, kind, state, model, quality, width, height, background, output_format,
         reference_count, has_mask, estimate_micro_usd, spend_day, created_at, ended_at, lifetime_ms, record_lifetime_ms)
       SELECT gen_random_uuid(), id, id, 0, 'generate', $1, 'm', 'low', 1, 1, 'opaque', 'png', 0, false, 1, '2026-06-01', $2, $3, 1, 1
       FROM s RETURNING id`,
      [state, created, state === 'delivered' ? created : null],
    );
    return rows[0]?.id ?? '';
  };
  for (const minutes of waiting) await insert('queued', at(minutes));
  for (const minutes of deadlines) {
    const generation = await insert('delivered', at(-60));
    await owner.pool.query(
      `INSERT INTO image SELECT gen_random_uuid(), id, subject_id, gen_random_uuid(), gen_random_uuid(), 'image/png', 1, 1, 1, created_at, $2
       FROM generation WHERE id = $1`,
      [generation, at(minutes)],
    );
  }
};

test('health is what the role can see of an installation where nothing has happened', async () => {
  await checkAnswers(readonlyDatabase(staff.kysely));
  expect(await read()).toMatchObject({
    role: 'candid_test_console',
    policy: null,
    generation: { stopped: false, changedAt: null },
    generations: [],
    queue: [],
    retention: [],
    unsent: { count: 0, oldest: null },
    pictures: { alive: 0, nextDeadline: null, overdue: 0 },
    waiting: { count: 0, oldest: null },
    spend: { day: '2026-06-01', reserved: 0, spent: 0 },
  });
});

test('it counts what waits, what lives, what is past its deadline, jobs by state and the money of the day', async () => {
  await seed([-3, -1], [30, 5, -2]);
  await owner.pool.query(`INSERT INTO spend_day VALUES ('2026-06-01', 20, 700), ('2026-05-31', 9, 9)`);
  await owner.pool.query(`INSERT INTO operator_switch VALUES ('generation', true, $1)`, [clock.now()]);
  await owner.pool.query(
    `INSERT INTO pgboss.job_common (name, state, data)
     SELECT 'seeded', (ARRAY['created', 'completed'])[1 + n % 2]::pgboss.job_state, '{}' FROM generate_series(1, 5) n`,
  );
  expect(await read()).toMatchObject({
    generation: { stopped: true, changedAt: clock.now() },
    generations: [
      { state: 'delivered', count: 3 },
      { state: 'queued', count: 2 },
    ],
    queue: [
      { job: 'seeded', state: 'completed', count: 3 },
      { job: 'seeded', state: 'created', count: 2 },
    ],
    pictures: { alive: 2, nextDeadline: new Date('2026-06-01T12:05:00Z'), overdue: 1 },
    waiting: { count: 2, oldest: new Date('2026-06-01T11:57:00Z') },
    spend: { day: '2026-06-01', reserved: 20, spent: 700 },
  });
});

test('letters that should have gone by now are counted, whatever keeps them, and those that ended are not', async () => {
  const at = (minutes: number): Date => new Date(clock.now().getTime() - minutes * 60_000);
  const letter = (minutes: number, state: string): Promise<unknown> =>
    owner.pool.query(
      `WITH s AS (INSERT INTO subject VALUES (gen_random_uuid(), 'contact', 'open', $1, $1) RETURNING id)
       INSERT INTO mail_delivery (id, subject_id, template, language, cause_id, state, attempts, created_at, handed_at, ended_at, expires_at)
       SELECT gen_random_uuid(), id, 'letter-received', 'en', gen_random_uuid(), $2, 0, $1, NULL, $3, $1::timestamptz + interval '30 days' FROM s`,
      [at(minutes), state, state === 'sent' ? at(minutes) : null],
    );
  await letter(14, 'queued');
  await letter(90, 'sent');
  expect((await read()).unsent).toEqual({ count: 0, oldest: null });
  await letter(16, 'queued');
  await letter(60, 'queued');
  expect((await read()).unsent).toEqual({ count: 2, oldest: at(60) });
});
