import { Worker } from 'node:worker_threads';
import type { Message } from './message.ts';

/** A mail of the largest size is read in well under a second. */
const LONGEST_MS = 10_000;

/**
 * Takes a mail apart in a thread of its own, with bounds on memory and time, so that one made to be hard to read ends that thread and keeps
 * nothing else waiting.
 * @returns null for what cannot be read so: it is still a letter
 */
export const readMessage = (raw: Uint8Array, longest: number = LONGEST_MS): Promise<Message | null> =>
  new Promise((resolve) => {
    const thread = new Worker(new URL('message-thread.ts', import.meta.url), {
      workerData: { raw },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
      // What the library or the runtime says may quote the mail: nobody listens.
      stdout: true,
      stderr: true,
    });
    const end = (message: Message | null): void => {
      clearTimeout(timer);
      void thread.terminate();
      resolve(message);
    };
    const timer = setTimeout(() => end(null), longest);
    thread.once('message', (message: Message) => end(message));
    thread.once('error', () => end(null));
    thread.once('exit', () => end(null));
  });
