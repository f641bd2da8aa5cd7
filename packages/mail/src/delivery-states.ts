import type { MailFailure, MailState } from '@candid/db';
import { rulesOf, type LetterKind } from './letters.ts';
import type { HandingOver } from './smtp.ts';

/**
 * queued ──▶ handing-over ──▶ sent | refused | queued (was certainly not taken, and is tried again) | unknown
 *               │  ▲
 *               ▼  │ was certainly not taken this time
 *            repeating ──▶ sent | unknown            only kinds that are repeated, and at most one more copy
 */
export type Begun = 'handing-over' | 'repeating';

/** What a run does with a letter as it finds it: the state it goes on in, or the one it ends in. */
export const beginning = (state: MailState, kind: LetterKind): Begun | 'ended' | 'unknown' => {
  switch (state) {
    case 'queued':
      return 'handing-over';
    // The run before died, or never got an answer: the letter may have been taken.
    case 'handing-over':
      return rulesOf(kind).ifUnknown === 'repeat' ? 'repeating' : 'unknown';
    case 'repeating':
      return 'unknown';
    case 'sent':
    case 'refused':
    case 'unknown':
    case 'not-needed':
      return 'ended';
  }
};

/** What is written down after a letter was handed over. `again`: the queue shall try once more. */
export interface Verdict {
  readonly state: MailState;
  readonly failure: MailFailure | null;
  readonly again: boolean;
}

const ended = (state: MailState, failure: MailFailure | null = null): Verdict => ({ state, failure, again: false });

export const verdictOn = (
  outcome: HandingOver,
  { begun, attempts, kind }: { readonly begun: Begun; readonly attempts: number; readonly kind: LetterKind },
): Verdict => {
  if (outcome === 'sent') return ended('sent');
  const mayBeThere = begun === 'repeating';
  const rules = rulesOf(kind);
  const isLast = attempts >= rules.attempts;
  if (outcome === 'rejected' || outcome === 'no-mailbox') {
    if (mayBeThere) return ended('unknown');
    return rules.ifRejected === 'again' && !isLast
      ? { state: 'queued', failure: 'rejected', again: true }
      : ended('refused', 'rejected');
  }
  if (outcome === 'unknown') {
    const repeats = !mayBeThere && !isLast && rules.ifUnknown === 'repeat';
    return repeats ? { state: 'handing-over', failure: null, again: true } : ended('unknown');
  }
  if (isLast) return mayBeThere ? ended('unknown') : ended('refused', 'gave-up');
  return { state: mayBeThere ? 'handing-over' : 'queued', failure: outcome, again: true };
};
