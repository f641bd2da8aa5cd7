import { expect, test } from 'vitest';
import { mergeGenerations, reduceStudio, type StudioState } from './store.ts';
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
  const limits = { imagesPerRequest: 4, maxPromptLength: 32_000, left: 5, lifetimeMs: 3_600_000, windowMs: 3_600_000 };
  const view = { generations: [], models: [], limits, stopped: false, serverTime: '2026-11-21T14:00:00Z' };
  const state: StudioState = { view, link: 'live', descriptions: new Map() };
  const submitted = { submissionId: 'key', generations: [generation({})], left: 4 };
  const next = reduceStudio(state, { kind: 'submitted', submitted, description: 'A pear' });
  expect(next.descriptions.get('a')).toBe('A pear');
  expect(next.view.generations).toHaveLength(1);
  expect(next.view.limits.left).toBe(4);
});
