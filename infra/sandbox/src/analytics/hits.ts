import type { Clock } from '@candid/kernel';

/** One call to the collector, as it was understood. Google answers the same whatever it gets; here what is wrong with it is written down. */
export interface AnalyticsHit {
  readonly at: string;
  /** Names of the parameters of the address. */
  readonly query: readonly string[];
  /** Names of what the body says beside its events. */
  readonly fields: readonly string[];
  readonly clientId: string | null;
  readonly consent: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly params: Readonly<Record<string, unknown>> }[];
  /** Names of the headers that came, without those of the connection itself. */
  readonly headers: readonly string[];
  /** What the protocol does not allow, or what says more of a person than that a page was seen; empty: nothing. */
  readonly problems: readonly string[];
}

export interface Hits {
  add(hit: Omit<AnalyticsHit, 'at'>): void;
  list(): readonly AnalyticsHit[];
  clear(): void;
}

/** Keeps the newest only, so that a long-running stand-in does not grow. */
const KEPT = 1_000;

export const createHits = (clock: Clock): Hits => {
  let hits: AnalyticsHit[] = [];
  return {
    add: (hit) => {
      hits = [...hits.slice(1 - KEPT), { ...hit, at: clock.now().toISOString() }];
    },
    list: () => hits,
    clear: () => {
      hits = [];
    },
  };
};
