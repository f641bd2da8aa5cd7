import { createHash } from 'node:crypto';
import { CLOSED_BY_GPC, type ConsentCategory, type OptionalUse } from '@candid/policy';

/** What became of one question: yes, no, or a yes that was taken back. */
export type ConsentOutcome = 'granted' | 'refused' | 'withdrawn';

/** The answers of one act, by category. */
export type ConsentOutcomes = Readonly<Partial<Record<ConsentCategory, ConsentOutcome>>>;

/** How a choice stands as a whole: before any act, and after. */
export type ConsentState = 'none' | 'refused' | 'some' | 'all' | 'withdrawn';

/** An act, as it is remembered. */
export interface ConsentDecision {
  /** Of the facts it was made on; see `termsOf`. */
  readonly terms: string;
  readonly outcomes: ConsentOutcomes;
  readonly decidedAt: Date;
}

/** Names the facts of a question, in whatever language they were told: another name means to ask again. */
export const termsOf = (uses: readonly OptionalUse[]): string => createHash('sha256').update(JSON.stringify(uses)).digest('hex');

/**
 * Whether a browser says no by itself: `Sec-GPC` is exactly `1`. Sent twice it reads `1, 1`, and is no more a signal than `0` is.
 * @param value the header, null where there is none
 */
export const signalsGpc = (value: string | null): boolean => value === '1';

export interface Asked {
  readonly asks: readonly ConsentCategory[];
  readonly signalsGpc: boolean;
}

const isOpen = ({ asks, signalsGpc: says }: Asked, category: ConsentCategory): boolean =>
  asks.includes(category) && !(says && CLOSED_BY_GPC.includes(category));

/**
 * The answers that an act gives. Every question gets one: what was not agreed to is refused, or withdrawn where it had been granted, and
 * what the browser's signal closes cannot be agreed to.
 */
export const answer = (
  granted: readonly ConsentCategory[],
  { before, ...asked }: Asked & { readonly before: ConsentOutcomes | null },
): ConsentOutcomes =>
  Object.fromEntries(
    asked.asks.map((category) => {
      if (granted.includes(category) && isOpen(asked, category)) return [category, 'granted'];
      const was = before?.[category];
      return [category, was === 'granted' || was === 'withdrawn' ? 'withdrawn' : 'refused'];
    }),
  );

/** Whether a use is agreed to now: by an act on these very terms, and against no signal of the browser. */
export const allows = (
  decision: ConsentDecision | null,
  { terms, category, ...asked }: Asked & { readonly terms: string; readonly category: ConsentCategory },
): boolean => decision?.terms === terms && decision.outcomes[category] === 'granted' && isOpen(asked, category);

/** Whether somebody is to be asked: never on these terms, and something is left that the browser has not answered itself. */
export const isToBeAsked = (decision: ConsentDecision | null, { terms, ...asked }: Asked & { readonly terms: string }): boolean =>
  decision?.terms !== terms && asked.asks.some((category) => isOpen(asked, category));

/** How a choice stands as a whole. */
export const stateOf = (outcomes: ConsentOutcomes | null): ConsentState => {
  const given = Object.values(outcomes ?? {});
  if (given.length === 0) return 'none';
  if (given.includes('granted')) return given.every((outcome) => outcome === 'granted') ? 'all' : 'some';
  return given.includes('withdrawn') ? 'withdrawn' : 'refused';
};
