import { createAccountSessions, createAnonymousSessions } from '@candid/accounts';
import { inTransaction } from '@candid/db';
import { runGeneration, submitGeneration } from '@candid/imaging';
import { duration, NetworkAddress } from '@candid/kernel';
import { policies } from '@candid/policy';
import { sweepKind } from '@candid/privacy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trialMarkers } from '../retention/accounts.ts';
import { bindKinds } from '../retention/index.ts';
import { openImagingWorld, type ImagingWorld } from '../testing/index.ts';
import { chargeTrial, createTrial } from '../trial.ts';
import { probes } from './index.ts';

const policy = policies.credits;

let clock: ManualClock;
let world: ImagingWorld;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, policy });
});
afterEach(() => world.close());

const context = () => ({ db: world.submission.db, clock, policy });

test('CR-07 evidence: sessions live as long as the policy says, and their tokens are stored as hashes', async () => {
  const { db } = world.submission;
  const { account: rules, anonymous } = policy.sessions;
  if (!rules) throw new Error('credits has accounts');
  const accounts = createAccountSessions({ db, clock, rules });
  const subjectId = await world.startSubject('open', 'account');
  const { token, id } = await inTransaction(db, (tx) => accounts.begin(tx, { subjectId, device: null }));
  await createAnonymousSessions({ db, clock, rules: anonymous }).start();
  clock.advance(duration.hours(1));
  expect(await probes.sessions(context())).toEqual({
    ok: true,
    figures: { live: 2, oldestSeconds: 3_600, prolonged: 0, linked: 0, inClear: 0 },
  });
  expect(await accounts.resume(token)).toMatchObject({ id });
  await accounts.end(subjectId, id);
  expect(await probes.sessions(context())).toMatchObject({ ok: true, figures: { live: 1 } });
});

test('CR-08 evidence: marks of addresses go at their time, and lead to no picture that came', async () => {
  const trial = createTrial(world.submission, policy);
  if (!trial) throw new Error('credits has a free picture');
  const charge = await chargeTrial(trial, { address: NetworkAddress.parse('192.0.2.7') });
  const [generationId] = await submitGeneration(world.submission, {
    subjectId: await world.startSubject(),
    input: world.form({}),
    charge,
  });
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  clock.advance(duration.minutes(5));
  expect(await probes['trial-markers'](context())).toMatchObject({ ok: false, figures: { leading: 1 } });
  const sweep = async (): Promise<void> => {
    const work = world.work();
    for (const kind of bindKinds({ policy, work, logDir: null }, [trialMarkers]))
      await sweepKind({ db: work.db, clock, report: () => undefined }, kind);
  };
  await sweep();
  const young = { held: 1, oldestSeconds: 300, overdue: 0, leading: 0 };
  expect(await probes['trial-markers'](context())).toEqual({ ok: true, figures: young });
  clock.advance(duration.days(90));
  expect(await probes['trial-markers'](context())).toMatchObject({ ok: false, figures: { overdue: 1 } });
  await sweep();
  const none = { held: 0, oldestSeconds: null, overdue: 0, leading: 0 };
  expect(await probes['trial-markers'](context())).toEqual({ ok: true, figures: none });
});
