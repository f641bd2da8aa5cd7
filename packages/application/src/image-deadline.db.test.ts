import { openImage, readGenerations, runGeneration } from '@candid/imaging';
import { duration, newId, type ImageId, type SubjectId } from '@candid/kernel';
import { manualClock, type ManualClock } from '@candid/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  blobFiles,
  NOTHING_LEFT,
  objectKeys,
  openImagingWorld,
  readResidue,
  type ImagingWorld,
  sweepImaging,
} from './testing/index.ts';

let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock });
  subjectId = await world.startSubject();
});
afterEach(() => world.close());

const deliver = async (): Promise<{ id: ImageId; expiresAt: Date }> => {
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  clock.advance(duration.minutes(3));
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  const image = await world.database.kysely.selectFrom('image').select(['id', 'expires_at']).executeTakeFirstOrThrow();
  return { id: image.id, expiresAt: image.expires_at };
};

const read = async (imageId: ImageId, reader = subjectId): Promise<number> => {
  const { stream, byteSize } = await openImage(world.submission, { subjectId: reader, imageId });
  expect(Buffer.concat(await Array.fromAsync(stream)).byteLength).toBe(byteSize);
  return byteSize;
};

test('OH-06: an image can be read for an hour from its end, and at its deadline is gone with no sweep run', async () => {
  const { id, expiresAt } = await deliver();
  expect(expiresAt.getTime()).toBe(clock.now().getTime() + duration.hours(1));
  clock.set(new Date(expiresAt.getTime() - 1));
  expect(await read(id)).toBeGreaterThan(0);
  clock.set(expiresAt);
  await expect(read(id)).rejects.toMatchObject({ code: 'gone' });
  // The vault refuses by its own deadline too, with the row made to lie.
  await world.database.kysely
    .updateTable('image')
    .set({ expires_at: new Date(expiresAt.getTime() + duration.hours(1)) })
    .execute();
  await expect(read(id)).rejects.toMatchObject({ code: 'gone' });
});

test('OH-06: tidying up takes key and file and says that nothing is left; before the deadline it takes neither', async () => {
  const { id, expiresAt } = await deliver();
  clock.set(new Date(expiresAt.getTime() - 1));
  expect(await sweepImaging(world.work())).toBe(0);
  expect([(await objectKeys(world)).length, (await blobFiles(world)).length]).toEqual([1, 1]);
  clock.set(expiresAt);
  expect(await sweepImaging(world.work())).toBe(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  await expect(read(id)).rejects.toMatchObject({ code: 'gone' });
  // The epoch's own key goes within the half minute that deadlines are rounded by.
  clock.advance(duration.seconds(30));
  expect(await sweepImaging(world.work())).toBe(0);
  expect((await world.keyring.pool.query('SELECT FROM epoch_key WHERE ends_at <= $1', [clock.now()])).rowCount).toBe(0);
});

test('OH-06: a policy that promises longer never lengthens an image that is there, or a generation that was submitted', async () => {
  const { id, expiresAt } = await deliver();
  const [waiting] = await world.submit(subjectId);
  if (waiting === undefined) throw new Error('nothing was submitted');
  const rules = { ...world.submission.rules, resultLifetime: duration.days(14) };
  await runGeneration(world.work({ rules }), { generationId: waiting, signal: new AbortController().signal });
  const later = await world.database.kysely
    .selectFrom('image')
    .select('expires_at')
    .where('generation_id', '=', waiting)
    .executeTakeFirstOrThrow();
  expect(later.expires_at.getTime()).toBe(clock.now().getTime() + duration.hours(1));
  clock.set(expiresAt);
  await expect(openImage({ ...world.submission, rules }, { subjectId, imageId: id })).rejects.toMatchObject({ code: 'gone' });
  clock.advance(duration.hours(1));
  expect(await sweepImaging(world.work({ rules }))).toBe(0);
  expect(await objectKeys(world)).toEqual([]);
});

test('OH-06 NA-07: to another subject an image does not exist, in its time and after it', async () => {
  const { id, expiresAt } = await deliver();
  const other = await world.startSubject();
  await expect(read(id, other)).rejects.toMatchObject({ code: 'not_found' });
  await expect(read(newId<'image'>())).rejects.toMatchObject({ code: 'not_found' });
  clock.set(expiresAt);
  await expect(read(id, other)).rejects.toMatchObject({ code: 'not_found' });
});

test('a policy that promises less shortens what is made from then on', async () => {
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  const rules = { ...world.submission.rules, resultLifetime: duration.minutes(10) };
  await runGeneration(world.work({ rules }), { generationId, signal: new AbortController().signal });
  const image = await world.database.kysely.selectFrom('image').select('expires_at').executeTakeFirstOrThrow();
  expect(image.expires_at.getTime()).toBe(clock.now().getTime() + duration.minutes(10));
});

/** A policy in force from a moment on, and whether a round of tidying up ran under it. */
const change = fc.record({
  minutesLater: fc.integer({ min: 0, max: 30 }),
  lifetimeMinutes: fc.integer({ min: 1, max: 120 }),
  isTidied: fc.boolean(),
});

test('through any changes of the policy an image lives by the shortest promise, in every read and in the vault', async () => {
  const check = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
    const subject = await world.startSubject();
    const [generationId] = await world.submit(subject);
    if (generationId === undefined) throw new Error('nothing was submitted');
    await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
    const image = await world.database.kysely
      .selectFrom('image')
      .select(['id', 'key_id'])
      .where('generation_id', '=', generationId)
      .executeTakeFirstOrThrow();
    const made = clock.now().getTime();
    let promised: number = duration.hours(1);
    for (const { minutesLater, lifetimeMinutes, isTidied } of changes) {
      clock.advance(duration.minutes(minutesLater));
      const rules = { ...world.submission.rules, resultLifetime: duration.minutes(lifetimeMinutes) };
      const deadline = made + Math.min(promised, rules.resultLifetime);
      const isOver = deadline <= clock.now().getTime();
      const ctx = { ...world.submission, rules };
      const opened = await openImage(ctx, { subjectId: subject, imageId: image.id }).catch(
        (error: { code: string }) => error.code,
      );
      expect(typeof opened === 'string' ? opened : opened.expiresAt.getTime()).toBe(isOver ? 'gone' : deadline);
      const [view] = await readGenerations(ctx, { subjectId: subject });
      expect(view?.image?.expiresAt).toBe(new Date(deadline).toISOString());
      expect(view?.image?.destroyedAt !== null).toBe(isOver);
      if (!isTidied) continue;
      expect(await sweepImaging(world.work({ rules }))).toBe(0);
      // A shorter promise that was in force once holds from then on.
      promised = Math.min(promised, rules.resultLifetime);
      expect((await objectKeys(world)).includes(image.key_id)).toBe(!isOver);
      if (isOver) return;
    }
  });
  await fc.assert(check, { numRuns: 12 });
});

test('a record goes by the shorter of its promise then and now', async () => {
  const { id } = await deliver();
  const left = async (recordLifetime: number): Promise<number> => {
    expect(await sweepImaging(world.work({ rules: { ...world.submission.rules, recordLifetime } }))).toBe(0);
    return (await world.database.kysely.selectFrom('image').select('id').where('id', '=', id).execute()).length;
  };
  clock.advance(duration.hours(23));
  expect(await left(duration.days(30))).toBe(1);
  clock.advance(duration.hours(1));
  expect(await left(duration.days(30))).toBe(0);
  await deliver();
  clock.advance(duration.hours(2));
  expect(await left(duration.hours(2))).toBe(0);
  expect(await world.database.kysely.selectFrom('generation').select('id').execute()).toEqual([]);
});
