import { AppError, type ErrorCode } from '@candid/kernel';
import { isVocabularyWord, type EventName } from './events.ts';
import type { SafeFields } from './words.ts';

/** Labels of a counter: few values each, from the code's own vocabulary. */
export interface CounterLabels {
  code?: ErrorCode;
  state?: string;
  job?: string;
  route?: string;
  status?: number;
}

export interface Count {
  event: EventName;
  labels: CounterLabels;
  value: number;
}

export interface Counters {
  add<const L extends CounterLabels>(event: EventName, labels?: L & SafeFields<CounterLabels, L>, by?: number): void;
  snapshot(): Count[];
}

// Far above what closed labels can produce: reaching it means that a label carries something open-ended.
const MAX_SERIES = 2_000;

/** Counts in memory, per program. Labels that are not vocabulary are refused, so that no series is about a person. */
export const createCounters = (): Counters => {
  const series = new Map<string, Count>();
  return {
    add: (event: EventName, labels: CounterLabels = {}, by = 1) => {
      for (const value of Object.values(labels)) {
        if (typeof value === 'string' && !isVocabularyWord(value)) throw new AppError('internal', { event });
      }
      const key = JSON.stringify([event, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
      const known = series.get(key);
      if (known !== undefined) known.value += by;
      else if (series.size < MAX_SERIES) series.set(key, { event, labels: { ...labels }, value: by });
    },
    snapshot: () => [...series.values()].map((count) => ({ ...count, labels: { ...count.labels } })),
  };
};
