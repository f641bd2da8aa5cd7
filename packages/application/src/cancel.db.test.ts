import { cancelGeneration } from '@candid/imaging';
import type { GenerationId, SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { manualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeWorker, type WorkerServices } from './compose-worker.ts';
import { NOTHING_LEFT, openImagingWorld, readResidue, type ImagingWorld } from './testing/index.ts';

const GENERATIONS = '/v1/images/generations';

let world: ImagingWorld;
let worker: WorkerServices;
let subjectId: SubjectId;
let log: string[];
beforeEach(async () => {
  const clock = manualClock();
  world = await openImagingWorld({ clock });
  world.sandbox.pacing.set({ mode: 'manual' });
  log = [];
  const logger = createLogger({
    program: 'worker',
    level: 'debug',
    clock,
    destination: { write: (line) => void log.push(line) },
  });
  const parts = { config: world.config, policy: policies['one-hour'], clock, logger };
  worker = await composeWorker({ ...parts, reach: () => undefined, onPresenceLost: () => undefined });
  subjectId = await world.startSubject();
});
afterEach(async () => {
  world.sandbox.pacing.set({ mode: 'instant' });
  await worker.close();
  await world.close();
});

const submit = async (prompt = 'a boat'): Promise<GenerationId> => {
  const [id] = await world.submit(subjectId, { prompt });
  if (id === undefined) throw new Error('nothing was submitted');
  return id;
};

const stateOf = async (id: GenerationId): Promise<string> =>
  (await world.database.kysely.selectFrom('generation').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

const reaches = (id: GenerationId, state: string) => world.until(async () => ((await stateOf(id)) === state ? state : null));

const cancel = (generationId: GenerationId, subject = subjectId) =>
  cancelGeneration(world.submission, { subjectId: subject, generationId });

/** Ends the worker first: what it does after a generation's end is done then. */
const expectNothing = async (living = 0): Promise<void> => {
  await worker.close();
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living });
  worker = { ...worker, close: () => Promise.resolve() };
};

test('OH-04 OH-05 NA-01 NA-02: cancelled while it waits, it ends at once, and no worker ever takes it', async () => {
  const id = await submit();
  await cancel(id);
  expect(await stateOf(id)).toBe('cancelled');
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
  await worker.start();
  world.sandbox.pacing.set({ mode: 'instant' });
  await world.whenEnded([await submit()]);
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(1);
  expect(await stateOf(id)).toBe('cancelled');
});

test('OH-04 OH-05 NA-01 NA-02: cancelled while it is being moderated, the provider is never called', async () => {
  await worker.start();
  const id = await submit('a boat [fault:moderation-hang]');
  await reaches(id, 'moderating');
  await cancel(id);
  const [ended] = await world.whenEnded([id]);
  expect(ended).toMatchObject({ state: 'cancelled', failure_code: null, call_started_at: null });
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(0);
  await expectNothing();
});

test('OH-04 OH-05 NA-01 NA-02: cancelled while the provider paints, its call is left, and the operator is taken to owe it', async () => {
  await worker.start();
  const id = await submit();
  await world.sandbox.pacing.whenWaiting(1);
  world.sandbox.pacing.release(1);
  await world.until(async () => {
    const preview = await world.database.kysely.selectFrom('generation_preview').select('blob_id').executeTakeFirst();
    return preview ?? null;
  });
  await cancel(id);
  const [ended] = await world.whenEnded([id]);
  expect(ended).toMatchObject({ state: 'cancelled', failure_code: null });
  expect(ended?.call_started_at).not.toBeNull();
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(1);
  expect(world.sandbox.journal.entries().findLast(({ path }) => path === GENERATIONS)).toMatchObject({ outcome: 'left' });
  const spent = await world.database.kysely.selectFrom('spend_day').select('spent_micro_usd').executeTakeFirstOrThrow();
  expect(spent.spent_micro_usd).toBe(ended?.estimate_micro_usd);
  await expectNothing();
});

test('cancelled after its end: it stays what it was, with its picture', async () => {
  world.sandbox.pacing.set({ mode: 'instant' });
  await worker.start();
  const id = await submit();
  await world.whenEnded([id]);
  await cancel(id);
  expect(await stateOf(id)).toBe('delivered');
  await expectNothing(1);
});

test('NA-07: cancelled by another subject, or with an unknown id: not found, and it goes on', async () => {
  const id = await submit();
  await expect(cancel(id, await world.startSubject())).rejects.toMatchObject({ code: 'not_found' });
  await expect(cancel(crypto.randomUUID() as GenerationId)).rejects.toMatchObject({ code: 'not_found' });
  world.sandbox.pacing.set({ mode: 'instant' });
  await worker.start();
  const [ended] = await world.whenEnded([id]);
  expect(ended?.state).toBe('delivered');
});
