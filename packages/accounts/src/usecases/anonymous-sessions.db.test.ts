import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration, newId } from '@candid/kernel';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnonymousSessions, type AnonymousSessions, type AnonymousSessionsOptions } from './anonymous-sessions.ts';
import { keepSessions, keepVisitors } from './keep-sessions.ts';

let clock: ManualClock;
let close: () => Promise<void>;
let admin: DatabaseHandle<Database>;
let worker: DatabaseHandle<Database>;
let web: DatabaseHandle<Database>;
let sessions: AnonymousSessions;
const rules: AnonymousSessionsOptions['rules'] = {
  lifetime: duration.days(1),
  idle: duration.hours(2),
  afterLastConnection: null,
  tokenBits: 256,
};
beforeEach(async () => {
  clock = manualClock();
  const database = await createTestDatabase(mainTemplate({ clock }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 2 });
  admin = open(database.urls.admin);
  [web, worker] = [open(database.urls.web), open(database.urls.worker)];
  sessions = createAnonymousSessions({ db: web.kysely, clock, rules });
  close = async () => {
    for (const handle of [admin, web, worker]) await handle.destroy();
    await database.drop();
  };
});
afterEach(() => close());

/** One sweep of sessions, then of visitors. @returns how many of both are overdue afterwards */
const sweep = async (anonymous: Partial<typeof rules>): Promise<number> => {
  const db = worker.kysely;
  let overdue = 0;
  for (const keeping of [
    keepSessions({ db, rules: { anonymous: { ...rules, ...anonymous }, account: null } }),
    keepVisitors({ db }),
  ]) {
    await keeping.sweep(clock.now());
    overdue += (await keeping.count(clock.now()))?.overdue ?? Number.NaN;
  }
  return overdue;
};

test('NA-07: a token finds its own session; another, or one changed by a letter, finds none', async () => {
  const [one, other] = [await sessions.start(), await sessions.start()];
  expect(await sessions.resume(one.token)).toEqual({ id: one.id, subjectId: one.subjectId });
  expect(other.subjectId).not.toBe(one.subjectId);
  expect(await sessions.resume(`${one.token.slice(0, -1)}${one.token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
  expect(await sessions.resume('')).toBeNull();
});

test('NA-07: the token itself is stored nowhere', async () => {
  const { token } = await sessions.start();
  for (const table of ['session', 'subject']) {
    const { rows } = await admin.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    const text = rows.map(({ row }) => row).join();
    expect(text).not.toContain(token);
    expect(text).not.toContain(Buffer.from(token).toString('hex'));
    expect(text).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  }
});

test('a session ends at its deadline however much it is used, and after silence', async () => {
  const { token } = await sessions.start();
  for (let hour = 1; hour < 24; hour += 1) {
    clock.advance(duration.hours(1));
    expect(await sessions.resume(token)).not.toBeNull();
  }
  clock.advance(duration.hours(1));
  expect(await sessions.resume(token)).toBeNull();

  const idle = await sessions.start();
  clock.advance(duration.hours(2) - 1);
  expect(await sessions.resume(idle.token)).not.toBeNull();
  clock.advance(duration.hours(2));
  expect(await sessions.resume(idle.token)).toBeNull();
});

test('sweeping takes ended sessions with their subjects, and leaves the living and who still has a picture', async () => {
  const rows = async () => [
    (await admin.kysely.selectFrom('session').selectAll().execute()).length,
    (await admin.kysely.selectFrom('subject').selectAll().execute()).length,
  ];
  const first = await sessions.start();
  await sessions.start();
  await admin.pool.query(
    `INSERT INTO generation (id, subject_id, client_key, position, kind, state, model, quality, width, height, background,
       output_format, reference_count, has_mask, estimate_micro_usd, spend_day, created_at, lifetime_ms, record_lifetime_ms)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), 0, 'generate', 'queued', 'm', 'low', 1, 1, 'auto', 'png', 0, false, 0,
       '2026-06-01', $2, 0, 0)`,
    [first.subjectId, clock.now()],
  );
  clock.advance(duration.hours(23));
  const living = await sessions.start();
  expect(await sweep({ idle: null })).toBe(0);
  expect(await rows()).toEqual([3, 3]);
  clock.advance(duration.hours(1));
  expect(await sweep({ idle: null })).toBe(0);
  expect(await rows()).toEqual([1, 2]);
  expect(await sessions.resume(living.token)).not.toBeNull();
});

test('a policy with other times shortens sessions that are there, and never lengthens them', async () => {
  const at = (lifetime: number) =>
    createAnonymousSessions({ db: web.kysely, clock, rules: { ...rules, idle: null, lifetime: duration.hours(lifetime) } });
  const { token } = await sessions.start();
  clock.advance(duration.hours(5));
  expect(await at(6).resume(token)).not.toBeNull();
  expect(await at(5).resume(token)).toBeNull();
  clock.advance(duration.hours(19));
  expect(await at(48).resume(token)).toBeNull();
});

test('sweeping goes by the shorter time too, and by silence', async () => {
  const left = async (now: Partial<typeof rules>): Promise<number> => {
    expect(await sweep(now)).toBe(0);
    return (await admin.kysely.selectFrom('session').select('id').execute()).length;
  };
  await sessions.start();
  clock.advance(duration.hours(1));
  await sessions.start();
  clock.advance(duration.hours(1) - 1);
  expect(await left({})).toBe(2);
  clock.advance(1);
  expect(await left({})).toBe(1);
  expect(await left({ lifetime: duration.hours(1) })).toBe(0);

  const short = createAnonymousSessions({ db: web.kysely, clock, rules: { ...rules, lifetime: duration.hours(1) } });
  await short.start();
  clock.advance(duration.hours(1));
  expect(await left({ lifetime: duration.days(9) })).toBe(0);
});

test('sweeping leaves subjects of another kind, and one that has only just been made', async () => {
  const make = (kind: 'contact' | 'anonymous', created: Date) =>
    admin.kysely
      .insertInto('subject')
      .values({ id: newId<'subject'>(), kind, state: 'open', created_at: created, last_seen_at: created })
      .execute();
  await make('contact', clock.now());
  await make('anonymous', clock.now());
  clock.advance(duration.hours(1));
  await make('anonymous', clock.now());
  await sweep({});
  const left = await admin.kysely.selectFrom('subject').select(['kind', 'created_at']).orderBy('created_at').execute();
  expect(left.map(({ kind }) => kind)).toEqual(['contact', 'anonymous']);
  expect(left[1]?.created_at).toEqual(clock.now());
});

test('a shorter promise stays with the sessions that were there when it was made, whatever is promised later', async () => {
  const { token } = await sessions.start();
  expect(await sweep({ idle: null, lifetime: duration.hours(3) })).toBe(0);
  clock.advance(duration.hours(3));
  const longer = createAnonymousSessions({ db: web.kysely, clock, rules: { ...rules, idle: null, lifetime: duration.days(9) } });
  expect(await longer.resume(token)).toBeNull();
  expect(await sweep({ idle: null, lifetime: duration.days(9) })).toBe(0);
  expect(await admin.kysely.selectFrom('session').select('id').execute()).toEqual([]);
});
