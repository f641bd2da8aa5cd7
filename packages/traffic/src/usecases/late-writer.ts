import type { Milliseconds } from '@candid/kernel';
import { createGathering, type GatheringOptions } from '../domain/gathering.ts';

/** Timers as a port; each call returns what cancels it. */
export interface Timers {
  every(milliseconds: Milliseconds, run: () => void): () => void;
}

export interface LateWriterOptions<Item> extends GatheringOptions<Item> {
  readonly timers: Timers;
  readonly every: Milliseconds;
  /** Writes one of what was gathered; what it throws loses the rest as well. @returns whether it may be written at all */
  readonly write: (item: Item) => Promise<boolean>;
  /** Hears of what was lost, and why where something was thrown. */
  readonly onLost: (items: number, error?: unknown) => void;
}

/**
 * Writes beside the requests and never in their way: adding is a look into a map, one write runs at a time, and what finds no room or
 * cannot be written is counted and forgotten. A log that could stop the service would be a way to stop it.
 */
export interface LateWriter<Item> {
  add(key: string, item: Item): void;
  /** Writes what is there; resolves when it is written or lost. */
  flush(): Promise<void>;
  /** Flushes a last time. */
  close(): Promise<void>;
}

export const createLateWriter = <Item>(options: LateWriterOptions<Item>): LateWriter<Item> => {
  const gathering = createGathering(options);
  let writing: Promise<void> | null = null;

  const writeOnce = async (): Promise<void> => {
    const items = gathering.take();
    for (const [done, item] of items.entries()) {
      try {
        if (!(await options.write(item))) options.onLost(1);
      } catch (error) {
        return options.onLost(items.length - done, error);
      }
    }
  };
  /** Joins the write under way: what was added since waits for the next. */
  const beat = (): Promise<void> => {
    writing ??= writeOnce().finally(() => (writing = null));
    return writing;
  };
  const flush = async (): Promise<void> => {
    if (writing !== null) await writing;
    await beat();
  };
  const cancel = options.timers.every(options.every, () => void beat());
  return {
    add: (key, item) => {
      if (!gathering.add(key, item)) options.onLost(1);
    },
    flush,
    close: async () => {
      cancel();
      await flush();
    },
  };
};
