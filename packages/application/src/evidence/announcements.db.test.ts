import { tellOfChange, type Change, type TellingContext } from '@candid/announcing';
import { createJobSender, type JobSender } from '@candid/jobs';
import { duration, newId } from '@candid/kernel';
import { definePolicy, sources, type PolicyDefinition } from '@candid/policy';
import { editionOf, type Site } from '@candid/publishing';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announcedChange } from '../announcing/announced-change.ts';
import { createTellingRound } from '../announcing/telling.ts';
import { publishEdition } from '../publications/policy-archive.ts';
import { openAccountStores, type AccountStores } from '../testing/people-world.ts';
import { probes } from './index.ts';

// Goal: who was told of a change, when and how, can be read at any time, and turns red where somebody was not, or too late.
// Method: two versions of a policy that are published here, and the worker's rounds over its own role.

const site: Site = {
  operator: null,
  models: [],
  standIns: [],
  offers: { accounts: true, payments: false, analytics: false, newsletter: false, preferences: false },
  now: new Date(0),
};

const versionsOf = (id: 'history' | 'credits'): readonly [PolicyDefinition, PolicyDefinition] => {
  const make = (version: string, lifetime: number): PolicyDefinition => {
    const { parameters, commitments } = sources[id] as (typeof sources)['credits'];
    const result = { ...parameters.retention.result, lifetime };
    return definePolicy({
      commitments,
      parameters: { ...parameters, version, retention: { ...parameters.retention, result } },
    });
  };
  return [make('2026-04-27', duration.days(10)), make('2026-05-27', duration.days(9))];
};

describe.each([
  [
    'HI-26',
    'history',
    14,
    'HI-26: a change is told to every account in the product and by mail, as early as promised, and counts no sooner',
    'HI-26 evidence: everybody was told, with a letter, and in time',
  ],
  [
    'CR-28',
    'credits',
    30,
    'CR-28: a change is told to every account in the product and by mail, as early as promised, and counts no sooner',
    'CR-28 evidence: everybody was told, with a letter, and in time',
  ],
] as const)('%s', (_claim, id, days, whatIsTold, whatIsRead) => {
  const [before, after] = versionsOf(id);
  let world: AccountStores;
  let jobs: JobSender;
  beforeEach(async () => {
    world = await openAccountStores(before);
    jobs = await createJobSender({ url: world.workerUrl, applicationName: 'test', onTrouble: () => undefined });
    await publish(before, 'in-force');
    world.clock.advance(duration.days(1));
    for (let account = 0; account < 3; account += 1) await openAccount();
    world.clock.advance(duration.days(1));
  });
  afterEach(async () => {
    await jobs.close();
    await world.close();
  });

  const publish = (policy: PolicyDefinition, as: 'in-force' | 'coming') =>
    publishEdition({ db: world.web.kysely, clock: world.clock, policy, edition: editionOf(policy, site), as, holdsValues: true });
  const openAccount = async (): Promise<void> => {
    const subjectId = newId<'subject'>();
    const at = world.clock.now();
    const subject = { id: subjectId, kind: 'account', state: 'open', created_at: at, last_seen_at: at } as const;
    await world.admin.kysely.insertInto('subject').values(subject).execute();
    const sealed = { email_index: randomBytes(32), email_key_id: randomUUID() as never, email_sealed: randomBytes(40) };
    const said = { created_at: at, age_stated_at: at, age_limit: 13 };
    await world.admin.kysely
      .insertInto('account')
      .values({ subject_id: subjectId, sign_in: 'password', ...sealed, ...said })
      .execute();
  };
  const round = () => {
    const { clock, worker } = world;
    return createTellingRound({
      db: worker.kysely,
      clock,
      jobs,
      policy: before,
      next: after,
      hasMail: true,
      reach: () => undefined,
    })();
  };
  const read = () => probes['change-notices']({ db: world.web.kysely, clock: world.clock, policy: before });

  test(whatIsTold, async () => {
    await publish(after, 'coming');
    const change = await announcedChange(world.worker.kysely, before);
    await Promise.all([round(), round()]);
    await round();
    const notices = await world.admin.kysely.selectFrom('change_notice').selectAll().execute();
    const letters = await world.admin.kysely
      .selectFrom('mail_delivery')
      .selectAll()
      .where('template', '=', 'policy-change')
      .execute();
    expect(notices).toHaveLength(3);
    expect(letters.map(({ cause_id }) => cause_id).toSorted()).toEqual(notices.map(({ id: notice }) => notice).toSorted());
    for (const { told_at, effective_at } of notices) {
      expect(effective_at).toEqual(change?.effectiveAt);
      expect(effective_at.getTime() - told_at.getTime()).toBeGreaterThanOrEqual(duration.days(days));
    }
  });

  test(whatIsRead, async () => {
    const nothing = { days: null, accounts: 0, told: 0, notTold: 0, withoutLetter: 0, late: 0 };
    expect(await read()).toEqual({ ok: true, figures: nothing });
    await publish(after, 'coming');
    await round();
    world.clock.advance(duration.hours(1));
    const figures = { days: days + 1, accounts: 3, told: 3, notTold: 0, withoutLetter: 0, late: 0 };
    expect(await read()).toEqual({ ok: true, figures });
    await openAccount();
    world.clock.advance(duration.hours(1));
    expect(await read()).toMatchObject({ ok: false, figures: { accounts: 4, notTold: 1 } });
  });

  test('a letter that is missing, and a word that came late, are seen', async () => {
    await publish(after, 'coming');
    world.clock.advance(duration.days(5));
    const change = (await announcedChange(world.worker.kysely, before)) as Change;
    const lifetimes = { noticeLifetime: duration.days(365), letterLifetime: duration.days(30) };
    const ctx: TellingContext = {
      db: world.worker.kysely,
      clock: world.clock,
      jobs,
      ...lifetimes,
      byMail: false,
      reach: () => undefined,
    };
    await tellOfChange(ctx, change);
    expect(await read()).toMatchObject({ ok: false, figures: { withoutLetter: 3, late: 3, notTold: 0 } });
  });
});
