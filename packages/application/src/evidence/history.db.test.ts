import { objectTo, restrict, withdrawObjection } from '@candid/accounts';
import { removePictures } from '@candid/imaging';
import { duration, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { ManualClock } from '@candid/testkit';
import { beforeEach, expect, test } from 'vitest';
import { stageWorld, sweepImaging, type ImagingWorld } from '../testing/index.ts';
import { createSuggestions } from '../suggestions.ts';
import { probes } from './index.ts';

const stage = stageWorld({ policy: policies.history, kind: 'account' });
const { edit, make } = stage;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(() => void ({ clock, world, subjectId } = stage.now()));

const context = () => ({ db: world.submission.db, clock, policy: world.policy, keys: world.submission.vault });

test('HI-03 evidence: what was written and uploaded lies under the own content key of its account', async () => {
  await make(edit());
  expect(await probes['sealed-content'](context())).toEqual({ ok: true, figures: { held: 2, foreign: 0 } });
});

test('HI-14 HI-28 evidence: inputs and picture are held together, go together, and nothing is overdue', async () => {
  await make(edit());
  const picture = { held: 1, overdue: 0, prolonged: 0 };
  expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 2, ended: 0 } });
  expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: picture });
  await removePictures(world.submission, { subjectId, images: 'all' });
  expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
  expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: { held: 0 } });
  await make(edit());
  clock.advance(duration.days(31));
  expect(await probes['inputs-held'](context())).toMatchObject({ ok: false, figures: { ended: 2 } });
  await sweepImaging(world.work(), world.policy);
  expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
});

test('HI-08: settings come from own pictures and nobody else’s, and stop with an objection or a restriction at once', async () => {
  const suggestions = createSuggestions(world.submission, world.policy);
  if (!suggestions) throw new Error('this policy suggests');
  const [other, visitor] = [await world.startSubject('open', 'account'), await world.startSubject()];
  for (let made = 0; made < 2; made += 1) await make({ model: 'gpt-image-1-mini', quality: 'high', ratio: '3:4' });
  await make({ model: 'gpt-image-2', quality: 'low', ratio: '1:1' });
  await make({ model: 'gpt-image-1.5' }, visitor);
  const own = { model: 'gpt-image-1-mini', quality: 'high', ratio: '3:4', resolution: 'standard' };
  expect(await suggestions.fields(subjectId)).toEqual(own);
  expect(await suggestions.fields(other)).toBeNull();
  expect(await suggestions.fields(visitor)).toBeNull();

  await suggestions.set(subjectId, false);
  expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['objected', null]);
  await suggestions.set(subjectId, true);
  expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['on', own]);
  await restrict(world.submission, subjectId);
  expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['restricted', null]);
});

test('HI-08 evidence: who is served is counted by asking, and nobody is served despite a no', async () => {
  const [objecting, restricted] = [await world.startSubject('open', 'account'), await world.startSubject('open', 'account')];
  for (const one of [subjectId, objecting, restricted]) await make({}, one);
  expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 3, despite: 0 } });
  await objectTo({ db: world.submission.db, clock }, { subjectId: objecting, purpose: 'personalisation' });
  await restrict(world.submission, restricted);
  expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 1, despite: 0 } });
  await withdrawObjection({ db: world.submission.db, clock }, { subjectId: objecting, purpose: 'personalisation' });
  expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 2, despite: 0 } });
});
