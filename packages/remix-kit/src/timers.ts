/** Timers as a port: tests move them by hand. Each call returns the function that cancels it. */
export interface Timers {
  after(milliseconds: number, run: () => void): () => void;
  every(milliseconds: number, run: () => void): () => void;
}

/** The machine's timers. They do not keep a process alive that has nothing else to do. */
export const systemTimers = (): Timers => ({
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
  },
});
