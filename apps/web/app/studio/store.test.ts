import { expect, test } from 'vitest';
import { startDraft } from './draft.ts';
import { mergeGenerations, reduceStudio, startStudio } from './store.ts';
import type { GenerationView } from './view.ts';

const generation = ({ id = 'a', ...over }: Partial<Omit<GenerationView, 'id'>> & { id?: string }): GenerationView => ({
  id: id as GenerationView['id'],
  position: 0,
  kind: 'generate',
  state: 'queued',
  model: 'm',
  quality: 'high',
  width: 1024,
  height: 1024,
  createdAt: '2026-11-21T14:00:00Z',
  startedAt: null,
  endedAt: null,
  partial: null,
  wasCalled: false,
  failure: null,
  image: null,
  ...over,
});

test('a late event never takes a generation back', () => {
  const known = [generation({ state: 'calling', partial: 1 })];
  expect(mergeGenerations(known, [generation({ state: 'calling', partial: 0 })])[0]?.partial).toBe(1);
  expect(mergeGenerations(known, [generation({ state: 'moderating' })])[0]?.state).toBe('calling');
  expect(mergeGenerations(known, [generation({ state: 'delivered' })])[0]?.state).toBe('delivered');
});

test('the newest lies first, one submission in its own order', () => {
  const merged = mergeGenerations(
    [generation({ id: 'old' })],
    [
      generation({ id: 'b', position: 1, createdAt: '2026-11-21T14:01:00Z' }),
      generation({ id: 'c', createdAt: '2026-11-21T14:01:00Z' }),
    ],
  );
  expect(merged.map((one) => one.id)).toEqual(['c', 'b', 'old']);
});

test('a submission keeps its description in the page and takes from what is left', () => {
  const limits = {
    imagesPerRequest: 4,
    maxPromptLength: 32_000,
    left: 5,
    lifetimeMs: 3_600_000,
    windowMs: 3_600_000,
    freesAt: null,
    free: null,
  };
  const view = { generations: [], models: [], limits, stopped: false, serverTime: '2026-11-21T14:00:00Z' };
  const state = startStudio(view);
  const submitted = { submissionId: 'key', generations: [generation({})], left: 4 };
  const next = reduceStudio(state, { kind: 'submitted', submitted, draft: { ...startDraft([]), prompt: 'A pear' } });
  expect(next.descriptions.get('a')).toBe('A pear');
  expect(next.view.generations).toHaveLength(1);
  expect(next.view.limits.left).toBe(4);
});

test('what was sent is kept while it may be wanted again, and let go when its picture is there', () => {
  const limits = { imagesPerRequest: 4, maxPromptLength: 9, left: 5, lifetimeMs: 1, windowMs: 1, freesAt: null, free: null };
  const view = { generations: [], models: [], limits, stopped: false, serverTime: '2026-11-21T14:00:00Z' };
  const draft = { ...startDraft([]), prompt: 'A pear' };
  const submitted = { submissionId: 'key', generations: [generation({}), generation({ id: 'b', position: 1 })], left: 3 };
  const sent = reduceStudio(startStudio(view), { kind: 'submitted', submitted, draft });
  expect([...sent.sent.values()]).toEqual([draft, draft]);
  const failed = reduceStudio(sent, { kind: 'changed', generation: generation({ state: 'failed' }) });
  expect(failed.sent.get('a')).toBe(draft);
  const delivered = reduceStudio(failed, { kind: 'changed', generation: generation({ id: 'b', state: 'delivered' }) });
  expect([...delivered.sent.keys()]).toEqual(['a']);
  expect(delivered.descriptions.get('b')).toBe('A pear');
});

test('an answer that was on its way takes nothing back: neither a picture ordered meanwhile nor an end that came meanwhile', () => {
  const limits = { imagesPerRequest: 4, maxPromptLength: 9, left: 5, lifetimeMs: 1, windowMs: 1, freesAt: null, free: null };
  const read = { generations: [generation({})], models: [], limits, stopped: false, serverTime: '2026-11-21T14:00:00Z' };
  const asked = new Set(['a', 'deleted']);
  const before = startStudio({ ...read, generations: [generation({}), generation({ id: 'deleted' })] });
  const ordered = generation({ id: 'b', state: 'failed', createdAt: '2026-11-21T14:01:00Z' });
  const submitted = { submissionId: 'key', generations: [ordered], left: 4 };
  const meanwhile = reduceStudio(
    reduceStudio(before, { kind: 'submitted', submitted, draft: { ...startDraft([]), prompt: 'A pear' } }),
    { kind: 'changed', generation: generation({ state: 'delivered' }) },
  );
  const after = reduceStudio(meanwhile, { kind: 'reread', view: read, known: asked });
  expect(after.view.generations.map(({ id, state }) => `${id} ${state}`)).toEqual(['b failed', 'a delivered']);
  expect(after.view.limits.left).toBe(4);
  // Asked again, the answer knows all of it: what is not in it is gone.
  const again = reduceStudio(after, { kind: 'reread', view: { ...read, generations: [] }, known: new Set(['a', 'b']) });
  expect(again.view.generations).toEqual([]);
});

test('nothing of a session that is over comes back with a late event or answer; what comes of the next one is shown', () => {
  const limits = { imagesPerRequest: 4, maxPromptLength: 9, left: 5, lifetimeMs: 1, windowMs: 1, freesAt: null, free: null };
  const view = { generations: [generation({})], models: [], limits, stopped: false, serverTime: '2026-11-21T14:00:00Z' };
  const ended = reduceStudio(startStudio(view), { kind: 'event', event: { kind: 'ended' } });
  expect(ended).toMatchObject({ hasEnded: true, view: { generations: [] } });
  const late = [generation({ state: 'delivered' }), generation({ id: 'next' })];
  const told = late.reduce(
    (state, one) => reduceStudio(state, { kind: 'event', event: { kind: 'generation', generation: one, left: 4 } }),
    ended,
  );
  expect(told.view.generations.map(({ id }) => id)).toEqual(['next']);
  const read = reduceStudio(told, { kind: 'reread', view: { ...view, generations: late }, known: new Set() });
  expect(read.view.generations.map(({ id }) => id)).toEqual(['next']);
});
