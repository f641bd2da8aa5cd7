import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, hasEnded, statesBefore, type GenerationState } from './lifecycle.ts';

const states: GenerationState[] = ['queued', 'moderating', 'calling', 'delivered', 'failed', 'cancelled'];

describe('the life of a generation', () => {
  it('calls the provider at most once on any walk', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 40 }), (wishes) => {
        let state: GenerationState = 'queued';
        let calls = 0;
        for (const wish of wishes) {
          if (!canMove(state, wish)) continue;
          if (wish === 'calling') calls += 1;
          state = wish;
        }
        expect(calls).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('delivers only what was called for', () => {
    expect(statesBefore('delivered')).toEqual(['calling']);
  });

  it('can end from every state that has not ended, and leaves no ended one', () => {
    for (const state of states) {
      expect(canMove(state, 'failed')).toBe(!hasEnded(state));
      expect(canMove(state, 'cancelled')).toBe(!hasEnded(state));
      if (hasEnded(state)) expect(states.filter((to) => canMove(state, to))).toEqual([]);
    }
  });
});
