import { createAnonymousSessions } from '@candid/accounts';
import { cancelGeneration } from '@candid/imaging';
import { duration, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { ManualClock } from '@candid/testkit';
import { beforeEach, expect, test } from 'vitest';
import { stageWorld, sweepImaging, type ImagingWorld } from '../testing/index.ts';
import { probes } from './index.ts';

const stage = stageWorld();
const { edit, run, submit } = stage;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(() => void ({ clock, world, subjectId } = stage.now()));

const context = () => ({ db: world.submission.db, clock, policy: policies['one-hour'] });

const none = { ok: true, figures: { held: 0, ended: 0 } };
const held = (count: number) => ({ ok: true, figures: { held: count, ended: 0 } });

test('OH-04 OH-05 NA-01 NA-02 evidence: inputs are held until their generation ends in any way, and not after', async () => {
  const [delivered, failed, cancelled] = [
    await submit(edit('a boat')),
    await submit(edit('a boat [fault:429]')),
    await submit(edit('a lake')),
  ];
  expect(await probes['prompts-held'](context())).toEqual(held(3));
  expect(await probes['uploads-held'](context())).toEqual(held(3));
  expect(await probes['inputs-held'](context())).toEqual(held(6));
  await run(delivered);
  await run(failed);
  await cancelGeneration(world.submission, { subjectId, generationId: cancelled });
  const readings = [
    await probes['prompts-held'](context()),
    await probes['uploads-held'](context()),
    await probes['inputs-held'](context()),
  ];
  expect(readings).toEqual([none, none, none]);
});

test('OH-06 evidence: a picture is held for its hour, is never prolonged, and is not held when the time to sweep it has passed', async () => {
  await run(await submit(edit('a boat')));
  clock.advance(duration.minutes(59));
  const young = { ok: true, figures: { held: 1, oldestSeconds: 59 * 60, taken: 0, overdue: 0, prolonged: 0 } };
  expect(await probes['results-held'](context())).toEqual(young);
  clock.advance(duration.minutes(2));
  expect(await probes['results-held'](context())).toMatchObject({ ok: false, figures: { overdue: 1 } });
  await sweepImaging(world.work());
  expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: { held: 0, overdue: 0 } });
});

test('NA-07 evidence: sessions lead to anonymous subjects only, and their tokens are stored as hashes', async () => {
  const rules = policies['no-account'].sessions.anonymous;
  const sessions = createAnonymousSessions({ db: world.submission.db, clock, rules });
  await sessions.start();
  await sessions.start();
  const inForce = { ...context(), policy: policies['no-account'] };
  const figures = { live: 2, oldestSeconds: 0, prolonged: 0, linked: 0, inClear: 0 };
  expect(await probes.sessions(inForce)).toEqual({ ok: true, figures });
});
