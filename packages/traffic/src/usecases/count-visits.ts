import type { Db } from '@candid/db';
import { duration, type Milliseconds } from '@candid/kernel';
import type { AnalyticsRules } from '@candid/policy';
import { coarseVisit, type CoarseVisit, type VisitBeginning } from '../domain/visit.ts';
import { insertVisits } from '../store/visits.ts';
import { createLateWriter, type Timers } from './late-writer.ts';

/** Counters of visits without identifiers (NA-05, NA-13). */
export interface VisitCounter {
  count(visit: VisitBeginning): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface VisitCounterOptions {
  readonly db: Db;
  readonly timers: Timers;
  readonly rules: AnalyticsRules;
  /** `retention.usage-aggregate` of the policy. */
  readonly lifetime: Milliseconds;
  readonly onLost: (counters: number, error?: unknown) => void;
}

const WRITE_EVERY = duration.seconds(10);
/** Kinds of visits in ten seconds at most: all browsers, devices and bands together are fewer. */
const ROOM = 500;

export const createVisitCounter = ({ db, timers, rules, lifetime, onLost }: VisitCounterOptions): VisitCounter => {
  const writer = createLateWriter<CoarseVisit>({
    timers,
    every: WRITE_EVERY,
    room: ROOM,
    join: (held, added) => ({ ...held, visits: held.visits + added.visits }),
    onLost,
    write: async (visit) => {
      await insertVisits(db, visit, lifetime);
      return true;
    },
  });
  return {
    count: (beginning) => {
      const { visits, ...kind } = coarseVisit(beginning, rules);
      writer.add(JSON.stringify(kind), { ...kind, visits });
    },
    flush: writer.flush,
    close: writer.close,
  };
};
