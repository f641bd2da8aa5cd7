import { duration, NetworkAddress } from '@candid/kernel';
import { policies } from '@candid/policy';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTrafficFixture, noTimers, type TrafficFixture } from '../testing.ts';
import { createNetworkLog } from './network-log.ts';
import { openLines, type OpeningLines } from './open-lines.ts';

// Goal: lines are opened only with a reason that stays, only by the database's owner, and only while they are promised to be there.

let fixture: TrafficFixture;
const REASON = 'Sign-up forms were flooded this morning';
const LOG_LIFETIME = policies.credits.retention['network-log']?.lifetime ?? 0;
beforeAll(async () => {
  fixture = await createTrafficFixture('credits');
});
afterAll(() => fixture.close());

const note = async (address: string, signedIn = false): Promise<void> => {
  const log = createNetworkLog({
    db: fixture.web.kysely,
    vault: fixture.vault,
    clock: fixture.clock,
    timers: noTimers,
    rules: { fields: ['address', 'user-agent'] },
    lifetime: LOG_LIFETIME,
    origin: 'https://candid.example',
    countries: null,
    onLost: () => expect.unreachable('a line was lost'),
  });
  const subjectId = signedIn ? await fixture.subject() : null;
  const userAgent = 'curl/8.9';
  log.note({ at: fixture.clock.now(), address: NetworkAddress.parse(address), subjectId, userAgent, referrer: null });
  await log.close();
};

const open = (changes: Partial<OpeningLines> = {}) => {
  const now = fixture.clock.now().getTime();
  const opening = { from: new Date(now - duration.hours(1)), to: new Date(now + 1), reason: REASON, ...changes };
  const { vault, clock, admin } = fixture;
  return openLines({ db: admin.kysely, vault, clock, recordLifetime: duration.days(365) }, opening);
};
const openings = () => fixture.admin.kysely.selectFrom('log_opening').selectAll().execute();

beforeEach(async () => {
  await fixture.admin.pool.query('DELETE FROM subject; DELETE FROM log_opening');
});

test('CR-34: a span is opened with its reason, and that stays', async () => {
  await note('192.0.2.1');
  fixture.clock.advance(duration.minutes(10));
  await note('192.0.2.2', true);
  const lines = await open();
  expect(lines.map(({ details, requests }) => ({ details, requests }))).toEqual([
    { details: { address: '192.0.2.1', 'user-agent': 'curl/8.9' }, requests: 1 },
    { details: { address: '192.0.2.2', 'user-agent': 'curl/8.9' }, requests: 1 },
  ]);
  expect(lines.map(({ account }) => account === null)).toEqual([true, false]);
  const later = await open({ from: new Date(fixture.clock.now().getTime() - duration.minutes(5)) });
  expect(later).toHaveLength(1);
  expect(await openings()).toMatchObject([
    { reason: REASON, lines: 2, opened_at: fixture.clock.now() },
    { reason: REASON, lines: 1 },
  ]);
});

test.each<[string, Partial<OpeningLines>]>([
  ['no reason', { reason: '  because ' }],
  ['a letter for a reason', { reason: 'x'.repeat(301) }],
  ['a span that ends before it begins', { to: new Date(0) }],
  ['a span longer than a week', { from: new Date(0) }],
  ['no time at all', { from: new Date(Number.NaN) }],
])('%s opens nothing', async (_, changes) => {
  await note('192.0.2.1');
  await expect(open(changes)).rejects.toMatchObject({ code: 'bad_request' });
  expect(await openings()).toEqual([]);
});

test('what cannot be recorded is not opened', async () => {
  await note('192.0.2.1');
  await fixture.admin.pool.query('ALTER TABLE log_opening ADD CONSTRAINT shut CHECK (lines < 0)');
  await expect(open()).rejects.toThrow();
  await fixture.admin.pool.query('ALTER TABLE log_opening DROP CONSTRAINT shut');
});

test('a line past its time is not there, and one without its key says nothing', async () => {
  await note('192.0.2.1');
  await fixture.vault.destroyKeys(
    (await fixture.admin.kysely.selectFrom('network_log').select('key_id').execute()).map(({ key_id }) => key_id),
  );
  expect((await open()).map(({ details }) => details)).toEqual([null]);
  const from = fixture.clock.now();
  fixture.clock.advance(LOG_LIFETIME);
  expect(await open({ from, to: new Date(from.getTime() + 1_000) })).toEqual([]);
});

test.each(['web', 'worker', 'console'] as const)('CR-34: %s neither opens the log nor writes that somebody did', async (role) => {
  const client = new pg.Client({ connectionString: fixture.urls[role] });
  await client.connect();
  const statements = [
    'SELECT sealed FROM network_log',
    "UPDATE log_opening SET reason = 'nothing at all'",
    'INSERT INTO log_opening DEFAULT VALUES',
  ];
  for (const statement of statements) await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  await client.end();
});
