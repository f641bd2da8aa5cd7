import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { beforeEach, expect, test } from 'vitest';
import { lettersInTransit } from '../retention/support.ts';
import { openLetterbox } from '../testing/letterbox-world.ts';
import { stageWorld } from '../testing/index.ts';
import { probes } from './index.ts';

const policy = policies['no-account'];
const stage = stageWorld({ policy });
let box: ReturnType<typeof openLetterbox>;
beforeEach(() => {
  const { world, clock } = stage.now();
  box = openLetterbox(world, clock);
});

/** As the public is answered: with the web program's rights. */
const read = () => {
  const { world, clock } = stage.now();
  return probes['letters-relayed']({ db: world.submission.db, clock, policy });
};
const NONE = { waiting: 0, oldestSeconds: null, pastEnd: 0, lost: 0, kept: 0 };

test('NA-06 NA-14 evidence: a letter is on its way, and then nothing of it is here', async () => {
  const { clock } = stage.now();
  expect(await read()).toEqual({ ok: true, figures: NONE });
  await box.send({ address: 'ada@people.example' });
  clock.advance(duration.seconds(7));
  expect(await read()).toEqual({ ok: true, figures: { ...NONE, waiting: 1, oldestSeconds: 7 } });
  await box.deliver();
  clock.advance(duration.minutes(2));
  expect(await read()).toEqual({ ok: true, figures: NONE });
});

test('NA-14 evidence: one that stays after it was handed on, or past its time, and one that was lost, are told', async () => {
  const { world, clock } = stage.now();
  await box.send();
  await box.deliver((here) => {
    if (here === 'recorded') throw new Error('the power went');
  });
  clock.advance(duration.minutes(2));
  expect(await read()).toMatchObject({ ok: false, figures: { waiting: 1, pastEnd: 1, lost: 0 } });
  const keeping = lettersInTransit.bind({ policy, work: world.work(), logDir: null });
  await keeping.sweep(clock.now());
  expect(await read()).toEqual({ ok: true, figures: NONE });
  world.sandbox.faults.set({ fault: 'smtp-refuse', when: 'all' });
  await box.send();
  await box.deliver();
  clock.advance((policy.retention['letter-in-transit']?.lifetime ?? 0) + duration.minutes(2));
  expect(await read()).toMatchObject({ ok: false, figures: { waiting: 1, pastEnd: 1, lost: 0 } });
  await keeping.sweep(clock.now());
  expect(await read()).toEqual({ ok: false, figures: { ...NONE, lost: 1 } });
});
