import { confirmDownload, openImage, readGenerations, runGeneration, type ImagingContext } from '@candid/imaging';
import { AppError, type ImageId, type SubjectId } from '@candid/kernel';
import { manualClock, type ManualClock } from '@candid/testkit';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOTHING_LEFT, openImagingWorld, readResidue, sweepImaging, type ImagingWorld } from './testing/index.ts';

let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, rules: { endsOnDownload: true } });
  subjectId = await world.startSubject();
});
afterEach(() => world.close());

const make = async (): Promise<ImageId> => {
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  const { id } = await world.database.kysely
    .selectFrom('image')
    .select('id')
    .where('generation_id', '=', generationId)
    .executeTakeFirstOrThrow();
  return id;
};

/** Fetches a picture whole, as a page does for showing it or for a download. */
const fetchWhole = async (imageId: ImageId): Promise<Buffer> => {
  const { stream } = await openImage(world.submission, { subjectId, imageId });
  return Buffer.concat(await Array.fromAsync(stream));
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const confirm = (
  imageId: ImageId,
  proof: Parameters<typeof confirmDownload>[1]['proof'],
  ctx: ImagingContext = world.submission,
) => confirmDownload(ctx, { subjectId, imageId, proof });

test('NA-04: a confirmed download destroys key and file at once, and the page is told that it was taken', async () => {
  const imageId = await make();
  await confirm(imageId, { sha256: sha256(await fetchWhole(imageId)) });
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  await expect(fetchWhole(imageId)).rejects.toMatchObject({ code: 'gone' });
  const [view] = await readGenerations(world.submission, { subjectId });
  expect(view?.image).toMatchObject({ isTaken: true, destroyedAt: clock.now().toISOString() });
  const events = await world.database.kysely
    .selectFrom('generation_event')
    .select('kind')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  expect(events).toEqual([{ kind: 'image-destroyed' }]);
});

test('NA-04: fetched whole, in part, or not at all, but not confirmed, it stays', async () => {
  const imageId = await make();
  await fetchWhole(imageId);
  const { stream } = await openImage(world.submission, { subjectId, imageId });
  for await (const piece of stream) if (piece.byteLength > 0) break;
  expect(await sweepImaging(world.work())).toBe(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 1 });
});

test('NA-04: what did not arrive whole is not confirmed by any hash but the right one', async () => {
  const imageId = await make();
  const whole = await fetchWhole(imageId);
  for (const given of [sha256(whole.subarray(0, -1)), sha256(whole).slice(0, -2), '', 'not a hash', `${sha256(whole)}00`])
    await expect(confirm(imageId, { sha256: given })).rejects.toMatchObject({ code: 'download_incomplete' });
  expect(await fetchWhole(imageId)).toEqual(whole);
});

test('NA-04: two tabs that download at once both get it whole; confirmed twice, it is destroyed once', async () => {
  const imageId = await make();
  const [one, other] = await Promise.all([
    openImage(world.submission, { subjectId, imageId }),
    openImage(world.submission, { subjectId, imageId }),
  ]);
  const proof = { sha256: sha256(Buffer.concat(await Array.fromAsync(one.stream))) };
  await Promise.all([confirm(imageId, proof), confirm(imageId, proof)]);
  await confirm(imageId, proof);
  // Its key was opened before the end, and what streams already ends whole or not at all.
  const late = await Array.fromAsync(other.stream).then(
    (pieces) => sha256(Buffer.concat(pieces)),
    (error: { code?: string }) => error.code,
  );
  expect([proof.sha256, 'gone']).toContain(late);
  const told = await world.database.kysely
    .selectFrom('generation_event')
    .select('id')
    .where('kind', '=', 'image-destroyed')
    .execute();
  expect(told).toHaveLength(1);
});

test('NA-04: each of several pictures goes by its own download', async () => {
  const [first, second] = [await make(), await make()];
  const proof = { sha256: sha256(await fetchWhole(first)) };
  await confirm(first, proof);
  expect((await fetchWhole(second)).byteLength).toBeGreaterThan(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 1 });
});

test('NA-04: without script the person’s own word counts', async () => {
  const imageId = await make();
  await fetchWhole(imageId);
  await confirm(imageId, 'said');
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
});

test('NA-04 NA-07: nobody else can confirm it, and where a download ends nothing nobody can', async () => {
  const imageId = await make();
  const proof = { sha256: sha256(await fetchWhole(imageId)) };
  const stranger = await world.startSubject();
  await expect(confirmDownload(world.submission, { subjectId: stranger, imageId, proof })).rejects.toMatchObject({
    code: 'not_found',
  });
  const rules = { ...world.submission.rules, endsOnDownload: false };
  await expect(confirm(imageId, proof, { ...world.submission, rules })).rejects.toMatchObject({ code: 'not_found' });
  expect((await fetchWhole(imageId)).byteLength).toBeGreaterThan(0);
});

test('NA-04: from the confirmation on nothing reads it, though the process dies before it destroys; tidying up does', async () => {
  const imageId = await make();
  const proof = { sha256: sha256(await fetchWhole(imageId)) };
  const dying = {
    ...world.submission,
    vault: { ...world.submission.vault, destroyKeys: () => Promise.reject(new AppError('internal')) },
  };
  await expect(confirm(imageId, proof, dying)).rejects.toMatchObject({ code: 'internal' });
  expect(await readResidue(world)).toMatchObject({ living: 1 });
  await expect(fetchWhole(imageId)).rejects.toMatchObject({ code: 'gone' });
  expect(await sweepImaging(world.work())).toBe(0);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
});
