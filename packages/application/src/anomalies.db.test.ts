import { createDecoder, crashPoints, openImage, runGeneration, type Decoder, type WorkContext } from '@candid/imaging';
import { duration, type Clock, type GenerationId } from '@candid/kernel';
import { manualClock, type ManualClock } from '@candid/testkit';
import type { KyselyPlugin } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_LEFT, openImagingWorld, readResidue, type ImagingWorld, sweepImaging } from './testing/index.ts';

/*
 * Goal: whatever fails for a moment in a worker that goes on living, each generation ends in a picture or in a failure with nothing left,
 * and the provider is asked at most once. Method: let the k-th thing that a run does with database or vault fail, for every k, once
 * alone and once with everything after it; then let the queue hand the job out again.
 */

let decoder: Decoder;
let upload: Buffer;
/** The one upload of all rounds, which is opened once: a process for each would take most of the time. */
let opened: ReturnType<Decoder['normalise']> | undefined;
let world: ImagingWorld;
let clock: ManualClock;
beforeAll(async () => {
  decoder = createDecoder();
  clock = manualClock();
  const normalise = (file: Uint8Array) => (opened ??= decoder.normalise(file));
  const rules = { generationsPerSession: { count: 1000, per: 1 } };
  world = await openImagingWorld({ clock, decoder: { ...decoder, normalise }, rules });
  upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await world.close();
  await decoder.close();
});

class Lost extends Error {}

/** A context in which things fail as `fails` says, counted from 1; `count` tells how many were tried. */
const failing = (fails: (step: number) => boolean) => {
  let count = 0;
  const step = (): void => {
    count += 1;
    if (fails(count)) throw new Lost();
  };
  const plugin: KyselyPlugin = { transformQuery: ({ node }) => (step(), node), transformResult: async ({ result }) => result };
  const work = world.work({ report: () => undefined });
  const { vault } = work;
  const context: WorkContext = {
    ...work,
    db: work.db.withPlugin(plugin),
    vault: {
      ...vault,
      openField: async (field) => (step(), vault.openField(field)),
      openBlob: async (blob) => (step(), vault.openBlob(blob)),
      putBlob: async (blob) => (step(), vault.putBlob(blob)),
      deleteBlob: async (blobId) => (step(), vault.deleteBlob(blobId)),
      destroyKeys: async (keyIds) => (step(), vault.destroyKeys(keyIds)),
    },
    // Inside a transaction this undoes it; after one it is a commit whose answer never came.
    reach: () => step(),
  };
  return { context, count: () => count };
};

type Form = NonNullable<Parameters<ImagingWorld['submit']>[1]>;

const submit = async (form: Form): Promise<GenerationId> => {
  const [id] = await world.submit(await world.startSubject(), form);
  if (id === undefined) throw new Error('nothing was submitted');
  return id;
};

const stateOf = async (id: GenerationId): Promise<string> =>
  (await world.database.kysely.selectFrom('generation').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

const signal = new AbortController().signal;

/** The job is handed out again while it fails or something is left to do, as the queue does. */
const handOutAgain = async (generationId: GenerationId): Promise<void> => {
  for (let attempt = 0; attempt < 3; attempt += 1) await runGeneration(world.work(), { generationId, signal });
};

const expectAnEnd = async (id: GenerationId, calls: number): Promise<void> => {
  const state = await stateOf(id);
  expect(['delivered', 'failed']).toContain(state);
  expect(calls).toBeLessThanOrEqual(1);
  if (state === 'delivered') {
    expect(calls).toBe(1);
    const image = await world.database.kysely.selectFrom('image').select(['id', 'subject_id']).executeTakeFirstOrThrow();
    const { stream, byteSize } = await openImage(world.submission, { subjectId: image.subject_id, imageId: image.id });
    expect(Buffer.concat(await Array.fromAsync(stream)).byteLength).toBe(byteSize);
  }
  const { strayBlobs: _, living, ...left } = await readResidue(world);
  const { strayBlobs: __, ...nothing } = NOTHING_LEFT;
  expect(left).toEqual(nothing);
  expect(living).toBe(state === 'delivered' ? 1 : 0);
};

/** So that the next round begins with nothing. */
const wipe = async (): Promise<void> => {
  await world.database.kysely.deleteFrom('spend_day').execute();
  await world.database.kysely.deleteFrom('image').execute();
  await world.database.kysely.deleteFrom('generation').execute();
  await world.database.pool.query('DELETE FROM pgboss.job');
  await world.keyring.pool.query('DELETE FROM epoch_key');
};

/** Files whose row never came go once no row can come any more. */
const sweepFiles = async (): Promise<void> => {
  const later: Clock = { now: () => new Date(clock.now().getTime() + duration.hours(1)) };
  await sweepImaging(world.work({ clock: later }));
  expect((await readResidue(world)).strayBlobs).toEqual([]);
};

const calls = (): number =>
  world.sandbox.journal.count('/v1/images/edits') + world.sandbox.journal.count('/v1/images/generations');

interface Case {
  readonly name: string;
  readonly form: () => Form;
  readonly fails: (from: number) => (step: number) => boolean;
}
// One partial picture is enough: each more is the same steps again.
const plain = (): Form => ({ prompt: 'a boat [fault:early-final]' });
const cases: readonly Case[] = [
  {
    name: 'one thing fails',
    form: () => ({ ...plain(), intent: 'edit', references: [{ bytes: upload }] }),
    fails: (from) => (step) => step === from,
  },
  { name: 'everything fails from one thing on', form: plain, fails: (from) => (step) => step >= from },
  {
    name: 'the provider breaks off, and everything fails from one thing on',
    form: () => ({ prompt: 'a boat [fault:cut]' }),
    fails: (from) => (step) => step >= from,
  },
];

/** @returns how many things the run tried */
const runOnce = async ({ form, fails }: Case, from: number): Promise<number> => {
  const id = await submit(form());
  const before = calls();
  const { context, count } = failing(fails(from));
  await runGeneration(context, { generationId: id, signal }).catch((error: unknown) => expect(error).toBeInstanceOf(Lost));
  await handOutAgain(id);
  await expectAnEnd(id, calls() - before).catch((cause: unknown) => {
    throw new Error(`after step ${from}`, { cause });
  });
  await wipe();
  return count();
};

test.each(cases)('$name, whichever: one end, one call at most, nothing left', { timeout: 120_000 }, async (one) => {
  let from = 1;
  while ((await runOnce(one, from)) >= from) from += 1;
  expect(from).toBeGreaterThan(crashPoints.length);
  await sweepFiles();
});

test('what this worker lost is found by its own tidying too, without another job', async () => {
  const id = await submit({ prompt: 'a boat' });
  const { context } = failing((step) => step >= 25);
  await runGeneration(context, { generationId: id, signal }).catch(() => undefined);
  expect(await stateOf(id)).toBe('calling');
  expect(await sweepImaging(world.work())).toBe(0);
  await expectAnEnd(id, 1);
  await sweepFiles();
  await wipe();
});

const jobStates = async (): Promise<string[]> =>
  (await world.database.pool.query<{ state: string }>(`SELECT state::text FROM pgboss.job ORDER BY created_on`)).rows.map(
    ({ state }) => state,
  );

test('what waits without a job gets one, and one only', async () => {
  await submit({ prompt: 'a boat' });
  await world.database.pool.query('DELETE FROM pgboss.job');
  expect(await sweepImaging(world.work())).toBe(0);
  expect(await sweepImaging(world.work())).toBe(0);
  expect(await jobStates()).toEqual(['created']);
  await wipe();
});

test('what waits for a job that gave up ends as our failure, is reported, and leaves nothing', async () => {
  const id = await submit({ prompt: 'a boat' });
  await world.database.pool.query(`UPDATE pgboss.job SET state = 'failed'`);
  const reported: unknown[] = [];
  expect(await sweepImaging(world.work({ report: (error) => reported.push(error) }))).toBe(0);
  expect(await world.whenEnded([id])).toMatchObject([{ state: 'failed', failure_code: 'internal', call_started_at: null }]);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  expect(reported).toMatchObject([{ code: 'internal' }]);
  expect(await jobStates()).toEqual(['failed']);
  await wipe();
});
