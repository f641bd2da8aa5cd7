import { duration, NetworkAddress } from '@candid/kernel';
import { policies, type PolicyId } from '@candid/policy';
import { createNetworkLog, createVisitCounter, keepNetworkLog, keepReleases } from '@candid/traffic';
import { createTrafficFixture, noTimers, type TrafficFixture } from '@candid/traffic/testing';
import { afterEach, expect, test } from 'vitest';
import { probes } from './index.ts';

let fixture: TrafficFixture;
afterEach(() => fixture.close());

const under = async (id: PolicyId) => {
  fixture = await createTrafficFixture(id);
  const { web, worker, console } = fixture;
  const roles = { web: web.kysely, worker: worker.kysely, console: console.kysely };
  return { roles, clock: fixture.clock, policy: policies[id] };
};
const unexpected = (lost: number, error?: unknown): void => {
  throw new Error(`${lost} lost`, { cause: error });
};

test.each(['history', 'credits'] as const)(
  'CR-06 HI-06 CR-34 evidence: under %s the log is held for the promised time, then gone, and no program can read it',
  async (id) => {
    const sources = await under(id);
    const { networkLog, retention } = policies[id];
    const lifetime = retention['network-log']?.lifetime ?? 0;
    const log = createNetworkLog({
      db: fixture.web.kysely,
      vault: fixture.vault,
      clock: fixture.clock,
      timers: noTimers,
      rules: networkLog ?? { fields: [] },
      lifetime,
      origin: 'https://candid.example',
      countries: null,
      onLost: unexpected,
    });
    const address = NetworkAddress.parse('192.0.2.1');
    log.note({ at: fixture.clock.now(), address, subjectId: null, userAgent: 'curl/8.9', referrer: null });
    await log.close();
    fixture.clock.advance(duration.days(1));
    const held = { held: 1, oldestSeconds: 86_400, overdue: 0, prolonged: 0 };
    expect(await probes['network-logs'](sources)).toEqual({ ok: true, figures: held });
    expect(await probes['log-privileges'](sources)).toEqual({
      ok: true,
      figures: { tried: 'web worker console', readers: 0, read: '' },
    });
    fixture.clock.advance(lifetime);
    expect(await probes['network-logs'](sources)).toMatchObject({ ok: false, figures: { overdue: 1 } });
    await keepNetworkLog({ db: fixture.worker.kysely, lifetime }).sweep(fixture.clock.now());
    const none = { held: 0, oldestSeconds: null, overdue: 0, prolonged: 0 };
    expect(await probes['network-logs'](sources)).toEqual({ ok: true, figures: none });
  },
);

const rules = policies['no-account'].analytics;
const lifetime = duration.days(365);

test('NA-05 evidence: of visits there are coarse facts, no address is stored, and no program could store one', async () => {
  const sources = await under('no-account');
  const reading = await probes['visit-facts'](sources);
  expect(reading).toEqual({
    ok: true,
    figures: {
      columns:
        'visit_count.minute visit_count.browser visit_count.device visit_count.answered_within_ms visit_count.visits visit_count.expires_at',
      identifying: 0,
      addresses: 0,
      logWriters: 0,
    },
  });
});

test('HI-10 HI-27 CR-29 NA-13 evidence: totals hold no identifier and no content, and show no small group', async () => {
  const sources = await under('no-account');
  if (rules === null) throw new Error('no-account counts visits');
  const counter = createVisitCounter({ db: fixture.web.kysely, timers: noTimers, rules, lifetime, onLost: unexpected });
  const count = (visits: number, userAgent: string): void => {
    const visit = { at: fixture.clock.now(), userAgent, answeredIn: 80 };
    for (let index = 0; index < visits; index += 1) counter.count(visit);
  };
  count(12, 'Firefox/140.0 Linux');
  count(11, 'Chrome/156.0 Windows');
  count(3, 'OPR/120.0 Android Mobile');
  await counter.close();
  fixture.clock.advance(duration.days(1) + duration.hours(2));
  await keepReleases({ db: fixture.worker.kysely, rules, lifetime }).sweep(fixture.clock.now());
  expect(await probes.aggregates(sources)).toMatchObject({
    ok: true,
    figures: { smallestGroup: 12, underMinimum: 0, unnamed: 0, withContent: 0, identifying: 0 },
  });
  const totals = await probes['usage-totals'](sources);
  expect(totals).toMatchObject({ ok: true, figures: { identifying: 0, smallestGroup: 12, underMinimum: 0 } });
  expect(totals.figures['counters']).toContain('visit_count.visits');
});

test('an address in any stored text is found', async () => {
  const sources = await under('no-account');
  await fixture.admin.pool.query(
    `INSERT INTO usage_figure (day, dimension, value, size, released_at, expires_at) VALUES (now(), 'timing', 'from 2001:db8:0:1::7', 12, now(), now())`,
  );
  expect(await probes['visit-facts'](sources)).toMatchObject({ ok: false, figures: { addresses: 2 } });
  await fixture.admin.pool.query(`UPDATE usage_figure SET value = '192.0.2.17', size = 3`);
  expect(await probes['visit-facts'](sources)).toMatchObject({ ok: false });
  expect(await probes.aggregates(sources)).toMatchObject({ ok: false });
});
