import { openImage, readTasks, TASK_COLUMNS } from '@candid/imaging';
import { duration, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { ManualClock } from '@candid/testkit';
import { beforeEach, expect, test } from 'vitest';
import { stageWorld, sweepImaging, type ImagingWorld } from '../testing/index.ts';
import { probes } from './index.ts';

const stage = stageWorld({ policy: policies.credits, kind: 'account' });
const { edit, make } = stage;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(() => void ({ clock, world, subjectId } = stage.now()));

const context = () => ({ db: world.submission.db, clock, policy: world.policy, keys: world.submission.vault });

test('CR-09: a task is told by number, size, outcome and times, without words or picture, and page by page', async () => {
  await make({ prompt: 'a secret garden' });
  await make({ prompt: 'a boat [fault:429]' });
  const { tasks, next } = await readTasks(world.submission, { subjectId, after: null, limit: 1 });
  expect(tasks).toMatchObject([{ state: 'failed', width: 1024, height: 1024, credits: null, result: null }]);
  const older = await readTasks(world.submission, { subjectId, after: next, limit: 1 });
  expect(older).toMatchObject({ tasks: [{ state: 'delivered', result: { isOver: false } }], next: null });
  expect(JSON.stringify([tasks, older])).not.toMatch(/secret|boat/);
  expect(TASK_COLUMNS.filter((name) => /prompt|sealed|key|blob/.test(name))).toEqual([]);
  const stranger = await world.startSubject('open', 'account');
  expect(await readTasks(world.submission, { subjectId: stranger, after: null, limit: 9 })).toEqual({ tasks: [], next: null });
});

test('CR-09 evidence: no column of the list holds content, and no words outlive their task', async () => {
  await make(edit());
  expect(await probes['task-fields'](context())).toMatchObject({ ok: true, figures: { withContent: 0, withWords: 0 } });
});

test('CR-03: an order is kept as sealed words and the settings of a model, and nothing of it in clear', async () => {
  await make({ prompt: 'a secret garden' });
  const [stored] = await world.database.kysely.selectFrom('generation').selectAll().execute();
  expect(stored).toMatchObject({
    kind: 'generate',
    quality: 'low',
    width: 1024,
    height: 1024,
    background: 'auto',
    output_format: 'png',
  });
  expect(JSON.stringify(stored)).not.toMatch(/secret|garden/);
});

test('CR-03 evidence: orders have settings that models offer, and words in their place would be found', async () => {
  await make(edit());
  const settings = 'kind model quality width height background output_format';
  const figures = { words: 'prompt_sealed', settings, beyond: 0 };
  expect(await probes['submission-fields'](context())).toEqual({ ok: true, figures });
  await world.database.kysely.updateTable('generation').set({ model: 'a secret garden' }).execute();
  expect(await probes['submission-fields'](context())).toMatchObject({ ok: false, figures: { beyond: 1 } });
});

test('CR-17: a picture can be fetched for fourteen days and not a moment longer; what it was made from went at once', async () => {
  await make(edit());
  expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
  const {
    id: imageId,
    created_at: made,
    expires_at: until,
  } = await world.database.kysely.selectFrom('image').select(['id', 'created_at', 'expires_at']).executeTakeFirstOrThrow();
  expect(until.getTime() - made.getTime()).toBe(duration.days(14));
  clock.advance(duration.days(14) - 1);
  await openImage(world.submission, { subjectId, imageId });
  clock.advance(1);
  await expect(openImage(world.submission, { subjectId, imageId })).rejects.toMatchObject({ code: 'gone' });
  const { tasks } = await readTasks(world.submission, { subjectId, after: null, limit: 9 });
  expect(tasks).toMatchObject([{ state: 'delivered', result: { isOver: true } }]);
});

test('CR-17 evidence: pictures are held for their fourteen days, none longer than promised, none past its sweep', async () => {
  await make(edit());
  clock.advance(duration.days(14) - 1);
  const figures = { held: 1, overdue: 0, prolonged: 0 };
  expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures });
  clock.advance(duration.minutes(2));
  expect(await probes['results-held'](context())).toMatchObject({ ok: false, figures: { overdue: 1 } });
  await sweepImaging(world.work(), world.policy);
  expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: { held: 0 } });
});
