import { duration, NetworkAddress, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCountryTable, type CountryTable } from '../country-table.ts';
import type { Sighting } from '../domain/sighting.ts';
import { keepNetworkLog } from '../store/keep-network-log.ts';
import { createTrafficFixture, noTimers, type TrafficFixture } from '../testing.ts';
import { createNetworkLog, type NetworkLog, type NetworkLogOptions } from './network-log.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 canaryAgent';
const DENIED = '42501';

let countries: CountryTable;
let fixture: TrafficFixture;
let log: NetworkLog;
let lost: number;
beforeAll(async () => {
  countries = openCountryTable();
  fixture = await createTrafficFixture('credits');
});
afterAll(() => fixture.close());

const open = (changes: Partial<NetworkLogOptions> = {}): NetworkLog =>
  createNetworkLog({
    db: fixture.web.kysely,
    vault: fixture.vault,
    clock: fixture.clock,
    timers: noTimers,
    rules: { fields: policies.credits.networkLog?.fields ?? [] },
    lifetime: policies.credits.retention['network-log']?.lifetime ?? 0,
    origin: 'https://candid.example',
    countries,
    onLost: (lines) => (lost += lines),
    ...changes,
  });
beforeEach(async () => {
  await fixture.admin.pool.query('DELETE FROM subject');
  lost = 0;
  log = open();
});

const sighting = (changes: Partial<Sighting> = {}): Sighting => ({
  at: fixture.clock.now(),
  address: NetworkAddress.parse('8.8.8.8'),
  subjectId: null,
  userAgent: AGENT,
  referrer: 'https://search.example/?q=canaryReferrer',
  ...changes,
});
const lines = () => fixture.admin.kysely.selectFrom('network_log').selectAll().orderBy('first_at').execute();
const subjects = () => fixture.admin.kysely.selectFrom('subject').select(['id', 'kind']).execute();

describe('a visitor', () => {
  test('CR-06: leaves address, browser, country and times: sealed, on a marker of the line’s own', async () => {
    log.note(sighting());
    log.note(sighting({ at: new Date(fixture.clock.now().getTime() + 1_000) }));
    await log.flush();
    const [line, ...others] = await lines();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ requests: 2, country: 'US' });
    expect((line?.last_at.getTime() ?? 0) - (line?.first_at.getTime() ?? 0)).toBe(1_000);
    expect(await subjects()).toEqual([{ id: line?.subject_id, kind: 'marker' }]);
    const { rows } = await fixture.admin.pool.query<{ row: string }>('SELECT t::text AS row FROM network_log t');
    expect(rows[0]?.row).not.toContain('8.8.8.8');
    expect(rows[0]?.row).not.toContain('canary');
    expect(line?.sealed.toString('latin1')).not.toContain('canary');
    const opened = await fixture.vault.openField({
      keyId: line!.key_id,
      sealed: line!.sealed,
      context: `network_log.sealed:${line!.id}`,
    });
    expect(JSON.parse(opened)).toEqual({ address: '8.8.8.8', 'user-agent': AGENT });
  });

  test('is a line of their own for each address and browser', async () => {
    log.note(sighting());
    log.note(sighting({ address: NetworkAddress.parse('192.0.2.1') }));
    log.note(sighting({ userAgent: 'curl/8.9' }));
    log.note(sighting({ address: null }));
    await log.flush();
    expect((await lines()).filter(({ country }) => country === 'US')).toHaveLength(2);
    expect(await lines()).toHaveLength(4);
    expect(await subjects()).toHaveLength(4);
  });
});

describe('somebody with an account', () => {
  test('CR-06: has their lines on their own subject, under their own key, so that an erasure reaches them', async () => {
    const subjectId = await fixture.subject();
    log.note(sighting({ subjectId }));
    await log.flush();
    const [line] = await lines();
    expect(line?.subject_id).toBe(subjectId);
    await fixture.vault.destroySubject(subjectId);
    const context = `network_log.sealed:${line!.id}`;
    await expect(fixture.vault.openField({ keyId: line!.key_id, sealed: line!.sealed, context })).rejects.toThrow(
      'key_destroyed',
    );
    await fixture.admin.kysely.deleteFrom('subject').where('id', '=', subjectId).execute();
    expect(await lines()).toEqual([]);
  });

  test('leaves no line once erased, nor a key', async () => {
    const [erased, restricted] = [await fixture.subject('erased'), await fixture.subject('restricted')];
    log.note(sighting({ subjectId: erased }));
    log.note(sighting({ subjectId: '5f0c7a44-6f6e-4a43-9a8e-b1b1c9f0a001' as SubjectId }));
    log.note(sighting({ subjectId: restricted }));
    await log.flush();
    expect((await lines()).map(({ subject_id }) => subject_id)).toEqual([restricted]);
    expect(lost).toBe(2);
    const { rows } = await fixture.keyring.query('SELECT 1 FROM subject_key WHERE subject_id = $1', [erased]);
    expect(rows).toEqual([]);
  });
});

test('CR-06 HI-06: a line ends within the promised time of its first request, and its key with it', async () => {
  const lifetime = duration.days(30);
  log.note(sighting());
  await log.flush();
  const [line] = await lines();
  const left = (line?.expires_at.getTime() ?? 0) - fixture.clock.now().getTime();
  expect(left).toBeLessThanOrEqual(lifetime - duration.hours(1));
  expect(left).toBeGreaterThan(lifetime - duration.hours(2));
  const { rows } = await fixture.keyring.query<{ destroy_after: Date }>('SELECT destroy_after FROM object_key WHERE id = $1', [
    line?.key_id,
  ]);
  expect(rows[0]?.destroy_after).toEqual(line?.expires_at);
});

test('CR-06: when its time has come the line goes, and with a visitor’s the marker; an account stays', async () => {
  const subjectId = await fixture.subject();
  log.note(sighting());
  log.note(sighting({ subjectId }));
  await log.flush();
  const lifetime = duration.days(30);
  const keeping = keepNetworkLog({ db: fixture.worker.kysely, lifetime });
  const at = (time: number): Date => new Date(fixture.clock.now().getTime() + time);
  expect(await keeping.count(at(lifetime - duration.hours(3)))).toMatchObject({ held: 2, overdue: 0 });
  await keeping.sweep(at(lifetime - duration.hours(3)));
  expect(await lines()).toHaveLength(2);
  expect(await keeping.count(at(lifetime))).toMatchObject({ held: 2, oldest: fixture.clock.now(), overdue: 2 });
  await keeping.sweep(at(lifetime));
  expect([await lines(), await subjects()]).toEqual([[], [{ id: subjectId, kind: 'account' }]]);
});

test('what cannot be written is counted and forgotten: nothing throws, and no key is left', async () => {
  const keys = async () => (await fixture.keyring.query('SELECT 1 FROM object_key')).rowCount;
  const before = await keys();
  await fixture.admin.pool.query('ALTER TABLE network_log ADD CONSTRAINT closed CHECK (requests < 0)');
  log.note(sighting());
  log.note(sighting({ userAgent: 'curl/8.9' }));
  await log.flush();
  await fixture.admin.pool.query('ALTER TABLE network_log DROP CONSTRAINT closed');
  expect([lost, await keys(), await lines(), await subjects()]).toEqual([2, before, [], []]);
  log.note(sighting());
  await log.close();
  expect(await lines()).toHaveLength(1);
});

test('a flood of clients is held to what there is room for', async () => {
  for (let client = 0; client < 5_000; client += 1) log.note(sighting({ userAgent: `agent ${client}` }));
  expect(lost).toBe(3_000);
});

test.each(['web', 'worker', 'console'] as const)('CR-34: %s cannot read what the log says, by trying', async (role) => {
  log.note(sighting());
  await log.flush();
  const client = new pg.Client({ connectionString: fixture.urls[role] });
  await client.connect();
  for (const column of ['sealed', 'country', 'key_id', 'requests']) {
    const answer = await client.query(`SELECT ${column} FROM network_log`).then(
      () => 'read',
      (error: unknown) => (error instanceof pg.DatabaseError ? error.code : 'unknown'),
    );
    expect(answer, column).toBe(DENIED);
  }
  await client.end();
});
