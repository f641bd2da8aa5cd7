import { runGeneration, type Timers } from '@candid/imaging';
import type { GenerationId } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOTHING_LEFT, openImagingWorld, readResidue, type ImagingWorld } from './testing/index.ts';

let world: ImagingWorld;
beforeAll(async () => {
  world = await openImagingWorld({ clock: manualClock(), rules: { generationsPerSession: { count: 100, per: 1 } } });
});
afterAll(() => world.close());

const GENERATIONS = '/v1/images/generations';
const MODERATIONS = '/v1/moderations';

const submit = async (prompt: string): Promise<GenerationId> => {
  const [id] = await world.submit(await world.startSubject(), { prompt });
  if (id === undefined) throw new Error('nothing was submitted');
  return id;
};

const recordOf = (id: GenerationId) =>
  world.database.kysely.selectFrom('generation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const imageOf = (id: GenerationId) =>
  world.database.kysely.selectFrom('image').selectAll().where('generation_id', '=', id).executeTakeFirst();

/** Timers that pass when the test says so. */
const handTimers = () => {
  const waiting = new Set<() => void>();
  const armed = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  let next = 0;
  const timers: Timers = {
    after: (_, callback) => {
      waiting.add(callback);
      armed[next]?.resolve();
      next += 1;
      return () => void waiting.delete(callback);
    },
  };
  // The first silence that is watched is the moderation's, the second the call's.
  return { timers, pass: () => [...waiting].forEach((callback) => callback()), whenCalling: armed[1].promise };
};

/** The newest call's outcome in the stand-in's journal, once it is no longer open. */
const lastCall = (path: string) => world.sandbox.journal.entries().findLast((entry) => entry.path === path);

interface Case {
  readonly fault: string;
  readonly code: string;
  /** Calls for a picture that reached the provider. */
  readonly calls: number;
  /** Whether the operator is taken to owe the estimate. */
  readonly owed: boolean;
  readonly stage?: 'input' | 'output';
}

const cases: readonly Case[] = [
  { fault: '[fault:401]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:403]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:404]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:429]', code: 'provider_busy', calls: 1, owed: false },
  { fault: '[fault:insufficient-quota]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:billing-hard-limit]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:500]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:500-once]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:502]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:503]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:moderation-input]', code: 'blocked_input', calls: 1, owed: false, stage: 'input' },
  { fault: '[fault:moderation-output]', code: 'blocked_output', calls: 1, owed: true, stage: 'output' },
  { fault: '[fault:moderation-output-late]', code: 'blocked_output', calls: 1, owed: true, stage: 'output' },
  { fault: '[fault:eof]', code: 'provider_broke_off', calls: 1, owed: true },
  { fault: '[fault:cut]', code: 'provider_broke_off', calls: 1, owed: true },
  { fault: '[fault:malformed-sse]', code: 'provider_broken_answer', calls: 1, owed: true },
  { fault: '[fault:error-event]', code: 'provider_outage', calls: 1, owed: true },
  { fault: '[fault:empty-data]', code: 'provider_broken_answer', calls: 1, owed: true },
  { fault: '[fault:not-an-image]', code: 'provider_broken_answer', calls: 1, owed: true },
  { fault: '[fault:moderation-down]', code: 'moderation_unavailable', calls: 0, owed: false },
  { fault: '[fault:moderation-429]', code: 'moderation_unavailable', calls: 0, owed: false },
  { fault: '[moderation:violence]', code: 'blocked_input', calls: 0, owed: false, stage: 'input' },
];

describe('OH-04 OH-05 NA-01 NA-02: through the real SDK, each way to fail has its code, is never tried again and leaves nothing', () => {
  test.each(cases)('$fault is $code', async ({ fault, code, calls, owed, stage = null }) => {
    const spent = async () =>
      (await world.database.kysely.selectFrom('spend_day').select('spent_micro_usd').executeTakeFirst())?.spent_micro_usd ?? 0;
    const [before, spentBefore] = [world.sandbox.journal.count(GENERATIONS), await spent()];
    const id = await submit(`a boat ${fault}`);
    await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
    const record = await recordOf(id);
    expect(record).toMatchObject({ state: 'failed', failure_code: code, moderation_stage: stage });
    expect(record.moderation_categories?.length ?? 0).toBe(stage === null ? 0 : 1);
    expect(world.sandbox.journal.count(GENERATIONS) - before).toBe(calls);
    expect((await spent()) - spentBefore).toBe(owed ? record.estimate_micro_usd : 0);
    const { living: _, ...left } = await readResidue(world);
    expect(left).toEqual(NOTHING_LEFT);
    // Handed out again by the queue, it stays as it is.
    await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
    expect(world.sandbox.journal.count(GENERATIONS) - before).toBe(calls);
  });
});

test('a picture of another size is taken as it came, with its real pixels', async () => {
  const id = await submit('a boat [fault:wrong-size]');
  await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
  const record = await recordOf(id);
  expect(record).toMatchObject({ state: 'delivered', width: 1024, height: 1024 });
  expect(await imageOf(id)).toMatchObject({ width: 512, height: 512 });
});

test('without usage, the estimate counts as spent', async () => {
  const day = () => world.database.kysely.selectFrom('spend_day').selectAll().executeTakeFirstOrThrow();
  const id = await submit('a boat [fault:missing-usage]');
  const before = await day();
  await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
  const record = await recordOf(id);
  expect(record.state).toBe('delivered');
  expect((await day()).spent_micro_usd - before.spent_micro_usd).toBe(record.estimate_micro_usd);
});

test('an answer that takes its time is delivered', async () => {
  const id = await submit('a boat [fault:slow:0.05]');
  await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
  expect(await recordOf(id)).toMatchObject({ state: 'delivered' });
});

test('a preview that comes twice, late or unasked for is passed over', async () => {
  const work = world.work();
  const id = await submit('a boat');
  const provider: typeof work.provider = {
    make: (request, call) =>
      work.provider.make(request, {
        ...call,
        onPartial: (partial) => {
          for (const index of [partial.index, partial.index, 0, 7, -1, Number.NaN]) call.onPartial({ ...partial, index });
        },
      }),
  };
  await runGeneration({ ...work, provider }, { generationId: id, signal: new AbortController().signal });
  expect(await recordOf(id)).toMatchObject({ state: 'delivered' });
  const { living: _, ...left } = await readResidue(world);
  expect(left).toEqual(NOTHING_LEFT);
});

test('a result that comes before all previews were sent is delivered', async () => {
  const id = await submit('a boat [fault:early-final]');
  await runGeneration(world.work(), { generationId: id, signal: new AbortController().signal });
  expect(await recordOf(id)).toMatchObject({ state: 'delivered', partials: 1 });
});

test('a stream that falls silent is given up by progress, and the call is left', async () => {
  const { timers, pass } = handTimers();
  const id = await submit('a boat [fault:stall]');
  const running = runGeneration(world.work({ timers }), { generationId: id, signal: new AbortController().signal });
  await world.until(async () => ((await recordOf(id)).partials === 1 ? true : null));
  pass();
  await running;
  expect(await recordOf(id)).toMatchObject({ state: 'failed', failure_code: 'provider_stalled', partials: 1 });
  expect(lastCall(GENERATIONS)).toMatchObject({ outcome: 'left' });
  const { living: _, ...left } = await readResidue(world);
  expect(left).toEqual(NOTHING_LEFT);
});

test('progress starts the silence anew: a timer set before a preview never ends the call', async () => {
  const armed: (() => void)[] = [];
  const timers: Timers = {
    after: (_, callback) => {
      let off = false;
      armed.push(() => off || callback());
      return () => void (off = true);
    },
  };
  world.sandbox.pacing.set({ mode: 'manual' });
  const id = await submit('a boat');
  const running = runGeneration(world.work({ timers }), { generationId: id, signal: new AbortController().signal });
  await world.sandbox.pacing.whenWaiting(1);
  const old = armed.slice();
  world.sandbox.pacing.release(1);
  await world.until(async () => ((await recordOf(id)).partials === 1 ? true : null));
  old.forEach((callback) => callback());
  world.sandbox.pacing.set({ mode: 'instant' });
  await running;
  expect(await recordOf(id)).toMatchObject({ state: 'delivered' });
});

test('an answer that never begins: silence ends it as stalled', async () => {
  const { timers, pass, whenCalling } = handTimers();
  const id = await submit('a boat [fault:hang]');
  const running = runGeneration(world.work({ timers }), { generationId: id, signal: new AbortController().signal });
  await whenCalling;
  pass();
  await running;
  expect(await recordOf(id)).toMatchObject({ state: 'failed', failure_code: 'provider_stalled' });
});

test('moderation that never answers counts as down, and nothing is made', async () => {
  const before = world.sandbox.journal.count(GENERATIONS);
  const asked = world.sandbox.journal.count(MODERATIONS);
  const armed = Promise.withResolvers<() => void>();
  const timers: Timers = { after: (_, callback) => (armed.resolve(callback), () => undefined) };
  const id = await submit('a boat [fault:moderation-hang]');
  const running = runGeneration(world.work({ timers }), { generationId: id, signal: new AbortController().signal });
  (await armed.promise)();
  await running;
  expect(await recordOf(id)).toMatchObject({ state: 'failed', failure_code: 'moderation_unavailable', call_started_at: null });
  expect(world.sandbox.journal.count(GENERATIONS)).toBe(before);
  expect(world.sandbox.journal.count(MODERATIONS) - asked).toBeLessThanOrEqual(1);
});

test('a call that was aborted before its headers came is cancelled', async () => {
  const id = await submit('a boat [fault:hang]');
  const controller = new AbortController();
  const running = runGeneration(world.work(), { generationId: id, signal: controller.signal });
  await world.until(async () => ((await recordOf(id)).state === 'calling' ? true : null));
  controller.abort();
  await running;
  expect(await recordOf(id)).toMatchObject({ state: 'cancelled', failure_code: null });
  const { living: _, ...left } = await readResidue(world);
  expect(left).toEqual(NOTHING_LEFT);
});
