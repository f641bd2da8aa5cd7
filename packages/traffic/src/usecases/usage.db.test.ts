import { dataMap, declarationOf, isPersonal } from '@candid/db';
import { duration, newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTrafficFixture, noTimers, type TrafficFixture } from '../testing.ts';
import { createVisitCounter } from './count-visits.ts';
import { keepReleases } from './keep-releases.ts';
import { releaseDays } from './release-days.ts';
import { createUsageRecorder, type UsageConsent, type UsageEvent } from './usage-events.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 canaryAgent';

let fixture: TrafficFixture;
const world = (policyId: 'no-account' | 'history') => {
  beforeAll(async () => {
    fixture = await createTrafficFixture(policyId);
  });
  afterAll(() => fixture.close());
  beforeEach(() => fixture.admin.pool.query('TRUNCATE subject, visit_count, usage_figure, usage_release CASCADE'));
};

const unexpected = (lost: number): void => {
  throw new Error(`${lost} lost`);
};
const rulesOf = (policyId: 'no-account' | 'history') => {
  const { analytics } = policies[policyId];
  if (analytics === null) throw new Error(`${policyId} has no analytics`);
  return analytics;
};
const figures = () => fixture.admin.kysely.selectFrom('usage_figure').select(['day', 'dimension', 'value', 'size']).execute();

describe('visits without identifiers', () => {
  world('no-account');
  const lifetime = duration.days(365);
  const count = async (visits: number, { userAgent = FIREFOX, answeredIn = 80 } = {}): Promise<void> => {
    const counter = createVisitCounter({
      db: fixture.web.kysely,
      timers: noTimers,
      rules: rulesOf('no-account'),
      lifetime,
      onLost: unexpected,
    });
    for (let visit = 0; visit < visits; visit += 1) counter.count({ at: fixture.clock.now(), userAgent, answeredIn });
    await counter.close();
  };

  test('NA-05: of a visit only minute, kind of browser, class of device and a band of time are written, in one number', async () => {
    await count(3);
    await count(1, { userAgent: 'curl/8.9', answeredIn: 60_000 });
    const rows = await fixture.admin.kysely.selectFrom('visit_count').selectAll().orderBy('visits').execute();
    expect(rows).toMatchObject([
      { browser: null, device: 'other', answered_within_ms: null, visits: 1 },
      { browser: 'Firefox', device: 'computer', answered_within_ms: 100, visits: 3 },
    ]);
    for (const { minute } of rows) expect(minute.getTime() % duration.minutes(1)).toBe(0);
    expect(JSON.stringify(rows)).not.toContain('canary');
  });

  test('NA-05 NA-13: no column of the counters could tie two visits together', () => {
    expect(Object.keys(dataMap.visit_count).sort()).toEqual(
      ['answered_within_ms', 'browser', 'device', 'expires_at', 'minute', 'visits'].sort(),
    );
    for (const table of ['visit_count', 'usage_figure', 'usage_release'] as const)
      expect(Object.values(dataMap[table]).some(isPersonal)).toBe(false);
  });

  test('HI-27: totals are declared as totals of use, and as no content', () => {
    const tables = [dataMap.visit_count, dataMap.usage_figure, dataMap.usage_release];
    const declared = tables.flatMap((table) => Object.values(table).map((entry) => declarationOf(entry)?.category));
    expect(new Set(declared)).toEqual(new Set(['usage-aggregate']));
  });

  test('NA-13 HI-10 CR-29: what is released of a day are groups of ten and more, once and for good', async () => {
    await count(25);
    await count(12, { userAgent: 'curl/8.9' });
    await count(4, { answeredIn: 60_000 });
    const release = () => releaseDays({ db: fixture.worker.kysely, rules: rulesOf('no-account'), lifetime }, fixture.clock.now());
    await release();
    expect(await figures()).toEqual([]);
    const day = fixture.clock.now().toISOString().slice(0, 10);
    fixture.clock.advance(duration.days(1) + duration.hours(2));
    expect(await Promise.all([release(), release()]).then((done) => done.reduce((sum, days) => sum + days, 0))).toBe(1);
    const shown = await figures();
    expect(shown.map(({ dimension, value, size }) => `${dimension} ${value} ${size}`).sort()).toEqual(
      [
        'all visits 41',
        'browser_family Firefox 29',
        'browser_family other 12',
        'device_class computer 29',
        'device_class other 12',
      ].sort(),
    );
    expect(new Set(shown.map((figure) => figure.day))).toEqual(new Set([day]));
    await fixture.admin.pool.query('DELETE FROM visit_count WHERE visits = 4');
    expect(await release()).toBe(0);
    expect(await figures()).toEqual(shown);
  });
});

describe('where people have accounts', () => {
  world('history');
  const lifetime = duration.days(60);
  const event = (subjectId: UsageEvent['subjectId'], changes: Partial<UsageEvent> = {}): UsageEvent => ({
    at: fixture.clock.now(),
    subjectId,
    kind: 'page_view',
    name: '/history',
    seconds: null,
    agreedBy: subjectId,
    signalsGpc: false,
    ...changes,
  });
  const recorder = (consent: UsageConsent) =>
    createUsageRecorder({
      db: fixture.web.kysely,
      timers: noTimers,
      rules: rulesOf('history'),
      lifetime,
      consent,
      onLost: unexpected,
    });
  const written = async (): Promise<number> => (await fixture.admin.pool.query('SELECT 1 FROM usage_event')).rowCount ?? 0;

  const generate = async (subjectId: string, quality: 'low' | 'high'): Promise<void> => {
    await fixture.admin.pool.query(
      `INSERT INTO generation (id, subject_id, client_key, position, kind, state, model, quality, width, height, background,
         output_format, reference_count, has_mask, estimate_micro_usd, spend_day, created_at, ended_at, lifetime_ms,
         record_lifetime_ms, prompt_until, upload_until)
       VALUES (gen_random_uuid(), $1, gen_random_uuid(), 0, 'generate', 'delivered', 'model', $2, 1, 1, 'auto', 'png', 0, false, 0,
         $3::timestamptz::date, $3, $3, 0, 0, 'image-ends', 'image-ends')`,
      [subjectId, quality, fixture.clock.now()],
    );
  };

  test('HI-10 CR-29: people are counted once each, in groups of ten, without those who object or are restricted', async () => {
    for (let person = 0; person < 30; person += 1) {
      const subjectId = await fixture.subject();
      await generate(subjectId, person < 16 ? 'low' : 'high');
      if (person < 3) await generate(subjectId, 'high');
      await generate(subjectId, person < 16 ? 'low' : 'high');
    }
    await generate(await fixture.subject('restricted'), 'high');
    const objecting = await fixture.subject();
    await generate(objecting, 'high');
    await fixture.admin.kysely
      .insertInto('objection')
      .values({ subject_id: objecting, purpose: 'reliability', objected_at: fixture.clock.now() })
      .execute();
    const keeping = keepReleases({ db: fixture.worker.kysely, rules: rulesOf('history'), lifetime });
    await keeping.sweep(fixture.clock.now());
    fixture.clock.advance(duration.days(1) + duration.hours(2));
    expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 1, overdue: 1 });
    await keeping.sweep(fixture.clock.now());
    expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 0, overdue: 0 });
    // 13 of low and 3 who did both are held back together: 30 less 14 tells of a whole group.
    expect((await figures()).map(({ dimension, value, size }) => `${dimension} ${value} ${size}`).toSorted()).toEqual([
      'all people 30',
      'kind generate 30',
      'outcome delivered 30',
      'quality high 14',
    ]);
  });

  test('HI-05: nothing is written of anybody who has not agreed, whatever the page says of them', async () => {
    const usage = recorder({ recordOf: () => Promise.resolve(null) });
    usage.record(event(await fixture.subject()));
    await usage.close();
    const record = await fixture.consent(await fixture.subject());
    const careless = recorder({ recordOf: () => Promise.resolve(record) });
    careless.record(event(await fixture.subject(), { agreedBy: null }));
    await careless.close();
    expect(await written()).toBe(0);
  });

  test('HI-05: it is the record of whoever agreed that is asked, when the event is written', async () => {
    const [subjectId, marker] = [await fixture.subject(), await fixture.subject()];
    const asked: string[] = [];
    const record = await fixture.consent(marker);
    const usage = recorder({
      recordOf: (holder, at) => {
        expect(at).toEqual(fixture.clock.now());
        asked.push(holder);
        return Promise.resolve(record);
      },
    });
    usage.record(event(subjectId, { agreedBy: marker }));
    expect(asked).toEqual([]);
    await usage.flush();
    expect(asked).toEqual([marker]);
    expect(await fixture.admin.kysely.selectFrom('usage_event').select(['subject_id', 'consent_id']).execute()).toEqual([
      { subject_id: subjectId, consent_id: record },
    ]);
    await fixture.admin.pool.query('DELETE FROM usage_event');
  });

  test('HI-05: of those who agreed it is, unless their browser says no, or they are restricted or object', async () => {
    const record = await fixture.consent(await fixture.subject());
    const usage = recorder({ recordOf: () => Promise.resolve(record) });
    const [person, restricted, objecting] = [
      await fixture.subject(),
      await fixture.subject('restricted'),
      await fixture.subject(),
    ];
    await fixture.admin.kysely
      .insertInto('objection')
      .values({ subject_id: objecting, purpose: 'analytics', objected_at: fixture.clock.now() })
      .execute();
    usage.record(event(person));
    usage.record(event(person, { kind: 'session_length', name: null, seconds: 40 }));
    usage.record(event(person, { signalsGpc: true }));
    usage.record(event(restricted));
    usage.record(event(objecting));
    usage.record(event(newId<'subject'>()));
    await usage.flush();
    const rows = await fixture.admin.kysely.selectFrom('usage_event').selectAll().orderBy('kind').execute();
    expect(rows.map(({ subject_id, kind }) => [subject_id, kind])).toEqual([
      [person, 'page_view'],
      [person, 'session_length'],
    ]);
    expect(rows[0]?.expires_at.getTime()).toBe(fixture.clock.now().getTime() + lifetime);
  });
});
