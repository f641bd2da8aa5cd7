import { createAnonymousSessions } from '@candid/accounts';
import {
  adoptWork,
  cancelGeneration,
  openImage,
  openInput,
  readHistory,
  readPicture,
  removePictures,
  submitGeneration,
} from '@candid/imaging';
import { inTransaction } from '@candid/db';
import { duration, type GenerationId, type ImageId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { ManualClock } from '@candid/testkit';
import { beforeEach, expect, test } from 'vitest';
import { NOTHING_LEFT, readResidue, stageWorld, sweepImaging, type ImagingWorld } from './testing/index.ts';

const stage = stageWorld({ policy: policies.history, kind: 'account' });
const { edit, run } = stage;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(() => void ({ clock, world, subjectId } = stage.now()));

const NO_FILTER = { from: null, before: null, model: null, shape: null, kind: null } as const;
const page = () => readHistory(world.submission, { subjectId, filter: NO_FILTER, after: null, limit: 50 });

const submit = (prompt: string, of = subjectId): Promise<GenerationId> => stage.submit(edit(prompt), of);
const make = async (prompt: string, of = subjectId): Promise<ImageId> => {
  const generationId = await stage.make(edit(prompt), of);
  const { id } = await world.database.kysely
    .selectFrom('image')
    .select('id')
    .where('generation_id', '=', generationId)
    .executeTakeFirstOrThrow();
  return id;
};

/** Who holds each key that is there, by kind and subject. */
const holders = async (): Promise<string[]> => {
  const { rows } = await world.keyring.pool.query<{ holder: string }>(
    `SELECT coalesce(s.kind || ' ' || s.subject_id, 'epoch') AS holder FROM object_key o LEFT JOIN subject_key s ON s.id = o.subject_key_id`,
  );
  return rows.map(({ holder }) => holder);
};

test('HI-03 HI-14 HI-28: prompt, reference and picture live together under the own key of the account, and end together after thirty days', async () => {
  const imageId = await make('a red boat on a lake');
  expect(new Set(await holders())).toEqual(new Set([`content ${subjectId}`]));
  const lifetime = duration.days(30);
  clock.advance(lifetime - 1);
  expect(await sweepImaging(world.work(), policies.history)).toBe(0);
  const { pictures } = await page();
  expect(pictures).toMatchObject([{ id: imageId, prompt: 'a red boat on a lake', references: 1 }]);
  const picture = await readPicture(world.submission, { subjectId, imageId });
  const inputId = picture.inputs[0]?.id ?? '';
  const { stream, byteSize } = await openInput(world.submission, { subjectId, inputId });
  expect(Buffer.concat(await Array.fromAsync(stream)).byteLength).toBe(byteSize);

  clock.advance(1);
  // No sweep has run: reading refuses all of it by the deadline.
  expect((await page()).pictures).toEqual([]);
  await expect(openImage(world.submission, { subjectId, imageId })).rejects.toMatchObject({ code: 'gone' });
  await expect(openInput(world.submission, { subjectId, inputId })).rejects.toMatchObject({ code: 'not_found' });
  await expect(readPicture(world.submission, { subjectId, imageId })).rejects.toMatchObject({ code: 'not_found' });
  expect(await sweepImaging(world.work(), policies.history)).toBe(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  expect(await world.database.kysely.selectFrom('generation').select('id').execute()).toEqual([]);
});

test('HI-28: without a picture prompt and reference go as their generation ends, in any way', async () => {
  await run(await submit('a boat [fault:429]'));
  await cancelGeneration(world.submission, { subjectId, generationId: await submit('a lake') });
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
});

test('HI-28: a policy that promises less takes prompts and inputs that are there; one that promises more lengthens none', async () => {
  await make('a red boat');
  const sooner = { ...world.submission.rules, promptUntil: 'generation-ends', uploadUntil: 'generation-ends' } as const;
  expect(await sweepImaging(world.work({ rules: sooner }), policies.history)).toBe(0);
  expect(await readResidue(world)).toMatchObject({ prompts: 0, inputs: 0, living: 1 });

  const promisedNothing = { ...world.submission, rules: sooner };
  const form = world.form({ prompt: 'a blue house' });
  const [generationId] = await submitGeneration(promisedNothing, { subjectId, input: form });
  if (generationId === undefined) throw new Error('nothing was submitted');
  await run(generationId);
  expect(await readResidue(world)).toMatchObject({ prompts: 0, living: 2 });
});

test('HI-14 HI-28: one, several or all deleted are gone at once: keys, files, rows and events, for the owner alone', async () => {
  const [first, second, third] = [await make('one'), await make('two'), await make('three')];
  const stranger = await world.startSubject('open', 'account');
  expect(await removePictures(world.submission, { subjectId: stranger, images: [first] })).toEqual({
    pictures: 0,
    keys: 0,
    files: 0,
  });
  expect(await removePictures(world.submission, { subjectId, images: [] })).toEqual({ pictures: 0, keys: 0, files: 0 });
  expect((await page()).counts.all).toBe(3);

  expect(await removePictures(world.submission, { subjectId, images: [first] })).toEqual({ pictures: 1, keys: 3, files: 2 });
  await expect(openImage(world.submission, { subjectId, imageId: first })).rejects.toMatchObject({ code: 'not_found' });
  expect((await page()).pictures.map(({ id }) => id)).toEqual([third, second]);
  expect(await readResidue(world)).toMatchObject({ prompts: 2, inputs: 2, living: 2 });

  await run(await submit('a boat [fault:429]'));
  expect(await removePictures(world.submission, { subjectId, images: 'all' })).toEqual({ pictures: 3, keys: 6, files: 4 });
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  for (const table of ['image', 'generation_input', 'generation_event'] as const)
    expect(await world.database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
});

test('what was deleted still counts towards the limit of the hour, and its record goes with the hour', async () => {
  const limited = {
    ...world.submission,
    rules: { ...world.submission.rules, generationsPerSession: { count: 1, per: duration.hours(1) } },
  };
  const imageId = await make('one');
  await removePictures(limited, { subjectId, images: [imageId] });
  const again = () => submitGeneration(limited, { subjectId, input: world.form({ prompt: 'two' }) });
  await expect(again()).rejects.toMatchObject({ code: 'limit_session' });
  clock.advance(duration.hours(1));
  expect(await sweepImaging(world.work({ rules: limited.rules }), policies.history)).toBe(0);
  expect(await world.database.kysely.selectFrom('generation').select('id').execute()).toEqual([]);
  expect(await again()).toHaveLength(1);
});

test('HI-14: a deletion that broke off after it was closed is finished by the next round, and was effective before', async () => {
  const imageId = await make('one');
  const broken = {
    ...world.submission,
    vault: { ...world.submission.vault, destroyKeys: () => Promise.reject(new Error('no keyring')) },
  };
  await expect(removePictures(broken, { subjectId, images: [imageId] })).rejects.toThrow('no keyring');
  expect((await page()).pictures).toEqual([]);
  await expect(openImage(world.submission, { subjectId, imageId })).rejects.toMatchObject({ code: 'gone' });
  expect(await sweepImaging(world.work(), policies.history)).toBe(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
});

test('HI-03: what a visitor made goes under the account they sign in to, also what is being made meanwhile', async () => {
  const visitors = createAnonymousSessions({ db: world.submission.db, clock, rules: policies.history.sessions.anonymous });
  const { subjectId: visitor } = await visitors.start();
  await make('made before', visitor);
  clock.advance(duration.seconds(1));
  world.sandbox.pacing.set({ mode: 'manual' });
  const generationId = await submit('made meanwhile', visitor);
  const running = run(generationId);
  world.sandbox.pacing.release(1);
  await world.until(async () => {
    const rows = await world.database.kysely.selectFrom('generation_preview').select('blob_id').execute();
    return rows.length > 0 ? rows : null;
  });
  const vault = world.submission.vault;
  await inTransaction(world.submission.db, (tx) => adoptWork(tx, { from: visitor, to: subjectId, vault }));
  world.sandbox.pacing.set({ mode: 'instant' });
  await running;
  const { pictures } = await page();
  expect(pictures.map(({ prompt }) => prompt)).toEqual(['made meanwhile', 'made before']);
  expect(new Set(await holders())).toEqual(new Set([`content ${subjectId}`]));
});
