import type { Milliseconds } from '@candid/kernel';

/** Timers as a port, so that a test can let minutes pass at once. */
export interface Timers {
  /** Calls back once after `ms`; the returned function calls it off. */
  after(ms: Milliseconds, callback: () => void): () => void;
}

/** The machine's timers; an idle one keeps no process alive. */
export const systemTimers = (): Timers => ({
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});

/** Watches for progress, not for total time: a picture may take many minutes as long as something comes (lesson R8). */
export interface Watchdog {
  readonly signal: AbortSignal;
  readonly barked: boolean;
  progress(): void;
  [Symbol.dispose](): void;
}

/** Aborts its signal after `silence` without progress, or when `outer` aborts. */
export const watchProgress = (timers: Timers, silence: Milliseconds, outer: AbortSignal): Watchdog => {
  const controller = new AbortController();
  let barked = false;
  let stop: () => void = () => undefined;
  const follow = (): void => controller.abort();
  const restart = (): void => {
    stop();
    stop = timers.after(silence, () => {
      barked = true;
      controller.abort();
    });
  };
  if (outer.aborted) controller.abort();
  else outer.addEventListener('abort', follow, { once: true });
  restart();
  return {
    signal: controller.signal,
    get barked() {
      return barked;
    },
    progress: restart,
    [Symbol.dispose]: () => {
      stop();
      outer.removeEventListener('abort', follow);
    },
  };
};
