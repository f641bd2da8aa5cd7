import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { EXIT_WITH_PARENT } from './exit-with-parent.ts';
import { instant } from './instant.ts';

/** What a worker under measurement says to the bench. `at` is an `instant()`. */
export type WorkerWord = { readonly word: 'ready' | 'finished' } | { readonly word: 'started'; readonly at: number };
/** What the bench says to it. */
export type BenchWord = 'go' | 'rest' | 'stop';

/** A worker process as the bench sees it. */
export interface WorkerLink {
  /** Lets it take jobs. */
  go(): Promise<void>;
  /** Lets it look for no more jobs, until the next `go`: nothing but connections is left of it then. */
  rest(): Promise<void>;
  /** When it began with the next job that it begins. */
  nextStart(): Promise<number>;
  /** Resolves once it has finished one job more. */
  nextEnd(): Promise<void>;
  /** Calls back at every job it finishes; the returned function ends that. */
  onFinished(listener: () => void): () => void;
  /** Rejects when the process ends before it was closed. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

const tell = (child: ChildProcess, word: BenchWord): void => void child.send(word);

/** Starts a worker program of the bench; resolves when it is connected and has not taken any job yet. */
export const openWorker = async (module: string, env: Readonly<Record<string, string>>): Promise<WorkerLink> => {
  const child = fork(module, {
    execArgv: [...process.execArgv, ...EXIT_WITH_PARENT],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
  });
  const listeners = new Set<(word: WorkerWord) => void>();
  child.on('message', (word: WorkerWord) => listeners.forEach((listener) => listener(word)));
  const lost = once(child, 'exit').then(([code]: unknown[]): never => {
    throw new Error(`a worker ended with code ${String(code)}`);
  });
  lost.catch(() => undefined);

  const until = <Result>(hear: (word: WorkerWord) => Result | undefined): Promise<Result> => {
    const heard = new Promise<Result>((resolve) => {
      const listener = (word: WorkerWord): void => {
        const result = hear(word);
        if (result === undefined) return;
        listeners.delete(listener);
        resolve(result);
      };
      listeners.add(listener);
    });
    return Promise.race([heard, lost]);
  };
  const ready = () => until(({ word }) => (word === 'ready' ? true : undefined));
  const ask = async (word: BenchWord): Promise<void> => {
    const done = ready();
    tell(child, word);
    await done;
  };
  await ready();
  return {
    go: () => ask('go'),
    rest: () => ask('rest'),
    nextStart: () => until((word) => (word.word === 'started' ? word.at : undefined)),
    nextEnd: async () => {
      await until(({ word }) => (word === 'finished' ? true : undefined));
    },
    onFinished: (listener) => {
      const heard = ({ word }: WorkerWord): void => {
        if (word === 'finished') listener();
      };
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    lost,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      tell(child, 'stop');
      await gone;
    },
  };
};

export interface WorkerSide {
  started(): void;
  finished(): void;
}

/** What a worker does when the bench says so. */
export interface WorkerProgram {
  go(): Promise<void>;
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** The other end, inside the worker: `open` connects and returns how to begin and how to end. */
export const serveBench = async (open: (side: WorkerSide) => Promise<WorkerProgram>): Promise<void> => {
  const say = (word: WorkerWord): void => void process.send?.(word);
  const program = await open({
    started: () => say({ word: 'started', at: instant() }),
    finished: () => say({ word: 'finished' }),
  });
  process.on('message', (word: BenchWord) => {
    if (word === 'stop') void program.stop().then(() => process.disconnect());
    else void program[word]().then(() => say({ word: 'ready' }));
  });
  say({ word: 'ready' });
};
