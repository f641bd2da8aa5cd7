import { createAnonymousSessions } from '@candid/accounts';
import { confirmDownload, openImage, runGeneration } from '@candid/imaging';
import { policies } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from '../testing/index.ts';
import { keepVisits } from '../visits/keep-visits.ts';
import { probes } from './index.ts';

const policy = policies['no-account'];
const { sessions, retention } = policy;
let clock: ManualClock;
let world: ImagingWorld;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, rules: { endsOnDownload: true } });
});
afterEach(() => world.close());
const context = () => ({ db: world.submission.db, clock, policy });

const makeFor = async (subjectId: Parameters<ImagingWorld['submit']>[0]) => {
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  return world.database.kysely
    .selectFrom('image')
    .select('id')
    .where('generation_id', '=', generationId)
    .executeTakeFirstOrThrow();
};

test('NA-08 evidence: a session that was left is gone, with its visitor, when the time to sweep it has passed', async () => {
  const visitor = await createAnonymousSessions({ db: world.submission.db, clock, rules: sessions.anonymous }).start();
  await makeFor(visitor.subjectId);
  expect(await probes['session-ends'](context())).toEqual({ ok: true, figures: { live: 1, pastEnd: 0 } });
  await world.database.kysely.updateTable('session').set({ left_at: clock.now() }).execute();
  clock.advance((sessions.anonymous.afterLastConnection ?? 0) + retention.result.sweepWithin);
  expect(await probes['session-ends'](context())).toEqual({ ok: false, figures: { live: 1, pastEnd: 1 } });
  await keepVisits(world.work(), sessions).sweep(clock.now());
  expect(await probes['session-ends'](context())).toEqual({ ok: true, figures: { live: 0, pastEnd: 0 } });
});

test('NA-04 evidence: what was downloaded is not held any more', async () => {
  const subjectId = await world.startSubject();
  const { id: imageId } = await makeFor(subjectId);
  const { stream } = await openImage(world.submission, { subjectId, imageId });
  const sha256 = createHash('sha256')
    .update(Buffer.concat(await Array.fromAsync(stream)))
    .digest('hex');
  await confirmDownload(world.submission, { subjectId, imageId, proof: { sha256 } });
  const none = { held: 0, oldestSeconds: null, taken: 0, overdue: 0, prolonged: 0 };
  expect(await probes['results-held'](context())).toEqual({ ok: true, figures: none });
  await world.database.kysely.updateTable('image').set({ destroyed_at: null }).execute();
  clock.advance(retention.result.sweepWithin);
  expect(await probes['results-held'](context())).toMatchObject({ ok: false, figures: { held: 1, taken: 1 } });
});

test('NA-06 NA-17 evidence: nobody has an account, none can be written, and no agreement is noted', async () => {
  await world.startSubject();
  expect(await probes['account-rows'](context())).toEqual({ ok: true, figures: { rows: 0, columns: 0, ways: 0, letters: 0 } });
  expect(probes['acceptance-records'](context())).toEqual({ ok: true, figures: { declared: 0, columns: 0 } });
  const other = { ...context(), policy: policies['one-hour'] };
  expect(await probes['account-rows'](other)).toMatchObject({ ok: false, figures: { rows: 0 } });
  expect(probes['acceptance-records'](other)).toMatchObject({ ok: false, figures: { declared: 1 } });
});
