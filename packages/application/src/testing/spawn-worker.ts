import type { CrashPoint } from '@candid/imaging';
import type { MailCrashPoint } from '@candid/mail';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ImagingWorld } from './imaging-world.ts';

export interface SpawnedWorker {
  /** Resolves once it takes jobs and answers; rejects when it ended before. */
  readonly ready: Promise<void>;
  /** How the process ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Everything it wrote so far. */
  output(): string;
  /** Resolves once it has written this; rejects when it ended before. */
  hasSaid(text: string): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Sends SIGTERM. */
  stop(): SpawnedWorker['ended'];
}

/** Where the programs of a checkout keep what Node has compiled. */
const COMPILED = join(import.meta.dirname, '../../../../.cache/compile');

/** Starts the real worker program at `main` as a process of its own, with an environment made from nothing. */
export const spawnWorker = (
  world: Pick<ImagingWorld, 'env'>,
  { main, crashPoint }: { readonly main: string; readonly crashPoint?: CrashPoint | MailCrashPoint },
): SpawnedWorker => {
  const env: Record<string, string | undefined> = {
    ...world.env,
    NODE_COMPILE_CACHE: COMPILED,
    ...(crashPoint && { CRASH_POINT: crashPoint }),
  };
  const child = spawn(process.execPath, [main], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: ended, resolve } = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
  let said = '';
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      readers.forEach((read) => read());
    });
  child.once('close', (code, signal) => resolve({ code, signal }));

  const hasSaid = (text: string): Promise<void> => {
    const heard = Promise.withResolvers<void>();
    const read = (): void => {
      if (said.includes(text)) heard.resolve();
    };
    readers.add(read);
    read();
    void ended.then(() => heard.reject(new Error(`the worker ended before it said ${text}:\n${said}`)));
    return heard.promise.finally(() => readers.delete(read));
  };
  // A round trip after the line: by then it has come back to its event loop.
  const ready = hasSaid('"event":"program.ready"').then(
    async () => void (await fetch(`http://127.0.0.1:${world.env['WORKER_PORT']}/healthz`)),
  );
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    output: () => said,
    hasSaid,
    signal: (signal) => void child.kill(signal),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};
