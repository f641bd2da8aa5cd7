import { setTimeout as delay } from 'node:timers/promises';

/** How time passes between request and answer. All spans in milliseconds. */
export interface PacingSettings {
  /** `instant`: no waiting. `paced`: like the real service, shorter. `manual`: every step waits for a release. */
  mode: 'instant' | 'paced' | 'manual';
  startMs: number;
  partialMs: number;
  finalMs: number;
  /**
   * `painted`: what the prompt says. For what is around the call: `plain`, one colour in the size and format of the order, or `heavy`, one
   * picture of about 1.5 MB whatever the order.
   */
  pictures: 'painted' | 'plain' | 'heavy';
}

export type PacingStep = 'start' | 'partial' | 'final';

export interface Pacing {
  settings(): Readonly<PacingSettings>;
  set(change: Partial<PacingSettings>): void;
  /** Manual mode: lets the next `steps` steps pass, in the order they came to wait; also ones that have yet to come. */
  release(steps?: number): void;
  waiting(): number;
  /** Resolves once at least `count` steps wait for a release. */
  whenWaiting(count: number): Promise<void>;
  /** Passes when the step may happen. Rejects with the signal's reason when the caller has gone. */
  pass(step: PacingStep, signal: AbortSignal): Promise<void>;
}

const DEFAULTS: PacingSettings = { mode: 'paced', startMs: 150, partialMs: 350, finalMs: 450, pictures: 'painted' };

interface Gate {
  enter(signal: AbortSignal): Promise<void>;
  release(steps: number): void;
  open(): void;
  waiting(): number;
  whenWaiting(count: number): Promise<void>;
}

const createGate = (): Gate => {
  let permits = 0;
  let queue: (() => void)[] = [];
  let observers: { count: number; resolve: () => void }[] = [];
  const observe = (): void => {
    const reached = observers.filter(({ count }) => queue.length >= count);
    observers = observers.filter((observer) => !reached.includes(observer));
    for (const { resolve } of reached) resolve();
  };
  return {
    enter(signal) {
      if (permits > 0) {
        permits -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          queue = queue.filter((waiter) => waiter !== pass);
          reject(signal.reason as Error);
        };
        const pass = (): void => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        if (signal.aborted) return reject(signal.reason as Error);
        signal.addEventListener('abort', leave, { once: true });
        queue.push(pass);
        observe();
      });
    },
    release(steps) {
      for (let step = 0; step < steps; step += 1) {
        const waiter = queue.shift();
        if (waiter === undefined) permits += 1;
        else waiter();
      }
    },
    open() {
      permits = 0;
      for (const waiter of queue.splice(0)) waiter();
    },
    waiting: () => queue.length,
    whenWaiting: (count) =>
      new Promise((resolve) => {
        observers.push({ count, resolve });
        observe();
      }),
  };
};

export const createPacing = (initial: Partial<PacingSettings> = {}): Pacing => {
  let settings: PacingSettings = { ...DEFAULTS, ...initial };
  const gate = createGate();
  return {
    settings: () => settings,
    set(change) {
      settings = { ...settings, ...change };
      if (settings.mode !== 'manual') gate.open();
    },
    release: (steps = 1) => gate.release(steps),
    waiting: gate.waiting,
    whenWaiting: gate.whenWaiting,
    async pass(step, signal) {
      signal.throwIfAborted();
      if (settings.mode === 'paced') await delay(settings[`${step}Ms`], undefined, { signal });
      // The start is no gate of its own: headers go out at once, so that a test releases exactly the images it wants.
      if (settings.mode === 'manual' && step !== 'start') await gate.enter(signal);
    },
  };
};
