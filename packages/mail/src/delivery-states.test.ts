import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { MailState } from '@candid/db';
import { beginning, verdictOn } from './delivery-states.ts';
import { letterKinds, rulesOf, type LetterKind } from './letters.ts';
import type { HandingOver } from './smtp.ts';

// Goal: whatever the server does and wherever a worker dies, a letter is taken at most once, or twice where its kind is repeated; it ends;
// and what is written down is never better than what happened.
// Method: a server that knows what it took, against the states alone, for every run of faults that is made up.

type Turn = { readonly server: HandingOver; readonly diesBefore: boolean; readonly diesAfter: boolean };

const turn: fc.Arbitrary<Turn> = fc.record({
  server: fc.constantFrom<HandingOver>('sent', 'later', 'unreachable', 'rejected', 'no-mailbox', 'unknown'),
  diesBefore: fc.boolean(),
  diesAfter: fc.boolean(),
});

const run = (kind: LetterKind, turns: readonly Turn[]) => {
  let state: MailState = 'queued';
  let attempts = 0;
  let taken = 0;
  let certain = 0;
  for (const { server, diesBefore, diesAfter } of turns) {
    const begun = beginning(state, kind);
    if (begun === 'ended') break;
    if (begun === 'unknown') {
      state = 'unknown';
      break;
    }
    state = begun;
    attempts += 1;
    if (diesBefore) continue;
    // A letter whose answer was lost may have been taken: here it always was.
    if (server === 'sent' || server === 'unknown') taken += 1;
    if (diesAfter) continue;
    if (server === 'sent') certain += 1;
    state = verdictOn(server, { begun, attempts, kind }).state;
  }
  return { state, attempts, taken, certain };
};

const kinds = Object.keys(letterKinds) as LetterKind[];

test('a letter is taken at most as often as its kind allows, and is called sent only when the server said so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(turn, { maxLength: 60 }), (kind, turns) => {
      const { state, taken, certain } = run(kind, turns);
      expect(taken).toBeLessThanOrEqual(letterKinds[kind].ifUnknown === 'repeat' ? 2 : 1);
      if (state === 'sent') expect(certain).toBe(1);
      if (state === 'refused' || state === 'queued') expect(taken).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});

test('every letter ends, however long the server is busy', () => {
  for (const kind of kinds)
    for (const server of ['later', 'unreachable', 'unknown', 'rejected', 'no-mailbox'] as const) {
      const turns = Array.from({ length: rulesOf(kind).attempts + 3 }, () => ({ server, diesBefore: false, diesAfter: false }));
      expect(['refused', 'unknown']).toContain(run(kind, turns).state);
    }
});

test('NA-14: what somebody wrote to us is tried again after a refusal too: the server is our own, and can be mended', () => {
  const once = { begun: 'handing-over', attempts: 1 } as const;
  expect(verdictOn('rejected', { ...once, kind: 'relayed-letter' })).toEqual({
    state: 'queued',
    failure: 'rejected',
    again: true,
  });
  expect(verdictOn('rejected', { ...once, kind: 'reset' })).toEqual({ state: 'refused', failure: 'rejected', again: false });
});
