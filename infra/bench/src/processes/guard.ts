import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the guardian is told. */
export type GuardWord =
  | { readonly word: 'folder'; readonly path: string }
  | { readonly word: 'process'; readonly pid: number; readonly signal: NodeJS.Signals };

/** Ends and removes what is entrusted to it when it is disposed of, and also when this process is killed before. */
export interface Guard extends AsyncDisposable {
  /** A folder to remove, after all processes have ended. */
  folder(path: string): void;
  /** A process to end, the last one first, with the signal that it takes for a request to stop. */
  process(pid: number | undefined, signal: NodeJS.Signals): void;
}

/** Starts the guardian: a process in a group of its own, which no Ctrl-C reaches and which notices kill -9 of this one. */
export const openGuard = (): Guard => {
  const child = fork(fileURLToPath(new URL('guardian.ts', import.meta.url)), { detached: true, execArgv: [] });
  const gone = once(child, 'exit');
  const tell = (word: GuardWord): void => void child.send(word);
  return {
    folder: (path) => tell({ word: 'folder', path }),
    process: (pid, signal) => {
      if (pid !== undefined) tell({ word: 'process', pid, signal });
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect();
      await gone;
    },
  };
};
