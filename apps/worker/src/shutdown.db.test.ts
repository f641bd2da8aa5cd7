import { NOTHING_LEFT, readResidue, spawnWorker, type ImagingWorld } from '@candid/application/testing';
import type { GenerationId } from '@candid/kernel';
import { beforeEach, expect, test } from 'vitest';
import { main, stageWorker } from './testing/stage-worker.ts';

const GENERATIONS = '/v1/images/generations';
const cleanly = { code: 0, signal: null };

const worldNow = stageWorker();
let world: ImagingWorld;
beforeEach(() => void (world = worldNow()));

const submit = async (prompt = 'a red boat on a lake'): Promise<GenerationId> => {
  const [id] = await world.submit(await world.startSubject(), { prompt });
  if (id === undefined) throw new Error('nothing was submitted');
  return id;
};

const start = async (graceSeconds: number) => {
  const env = { ...world.env, SHUTDOWN_GRACE_SECONDS: String(graceSeconds) };
  const worker = spawnWorker({ env }, { main });
  await worker.ready;
  return worker;
};

const recordOf = (id: GenerationId) =>
  world.database.kysely.selectFrom('generation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const reaches = (id: GenerationId, state: string) =>
  world.until(async () => ((await recordOf(id)).state === state ? state : null));

test('asked to end while the provider paints: the picture is delivered first', async () => {
  world.sandbox.pacing.set({ mode: 'manual' });
  const worker = await start(60);
  const id = await submit();
  await world.sandbox.pacing.whenWaiting(1);
  const ended = worker.stop();
  world.sandbox.pacing.set({ mode: 'instant' });
  expect(await ended, worker.output()).toEqual(cleanly);
  expect(await recordOf(id)).toMatchObject({ state: 'delivered' });
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 1 });
});

test('asked to end with a call that does not: after its grace the outcome is unknown, the person pays nothing, nothing is left', async () => {
  world.sandbox.pacing.set({ mode: 'manual' });
  const worker = await start(0);
  const id = await submit();
  await world.sandbox.pacing.whenWaiting(1);
  expect(await worker.stop(), worker.output()).toEqual(cleanly);
  world.sandbox.pacing.set({ mode: 'instant' });
  expect(await recordOf(id)).toMatchObject({ state: 'failed', failure_code: 'outcome_unknown' });
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(1);
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
});

test('asked to end before its call: it waits again, and the next worker makes it', async () => {
  world.sandbox.faults.set({ fault: 'moderation-hang', when: 'all' });
  const worker = await start(60);
  const id = await submit();
  await reaches(id, 'moderating');
  expect(await worker.stop(), worker.output()).toEqual(cleanly);
  expect(await recordOf(id)).toMatchObject({ state: 'queued', worker_instance: null, call_started_at: null });
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(0);
  world.sandbox.faults.clear();
  const next = await start(60);
  expect(await world.whenEnded([id])).toMatchObject([{ state: 'delivered' }]);
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(1);
  expect(await next.stop()).toEqual(cleanly);
});

test.each(['"event":"program.starting"', '"event":"program.ready"'])('asked to end at %s: it ends cleanly', async (line) => {
  const worker = spawnWorker(world, { main });
  await worker.hasSaid(line);
  expect(await worker.stop(), worker.output()).toEqual(cleanly);
});

test('asked to end twice, by two signals: it ends cleanly once', async () => {
  const worker = await start(60);
  worker.signal('SIGINT');
  expect(await worker.stop(), worker.output()).toEqual(cleanly);
  expect(worker.output().split('program.stopping')).toHaveLength(2);
});
