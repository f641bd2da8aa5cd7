import type { CrashPoint } from '@candid/imaging';
import { spawn } from 'node:child_process';
import type { ImagingWorld } from './imaging-world.ts';

export interface SpawnedWorker {
  /** Resolves once it takes jobs and hears signals; rejects when it ended before. */
  readonly ready: Promise<void>;
  /** How the process ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Everything it wrote so far. */
  output(): string;
  stop(): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts the real worker program at `main` as a process of its own, with an environment made from nothing. */
export const spawnWorker = (
  world: Pick<ImagingWorld, 'env'>,
  { main, crashPoint }: { readonly main: string; readonly crashPoint?: CrashPoint },
): SpawnedWorker => {
  const env = { ...world.env, ...(crashPoint && { CRASH_POINT: crashPoint }) };
  const child = spawn(process.execPath, [main], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const { promise: ended, resolve } = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
  const started = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('"event":"program.ready"')) started.resolve();
    });
  child.once('close', (code, signal) => {
    started.reject(new Error(`the worker ended before it was ready:\n${said}`));
    resolve({ code, signal });
  });
  // A round trip after the line: by then it has come back to its event loop with its signals handled.
  const ready = started.promise.then(async () => void (await fetch(`http://127.0.0.1:${world.env['WORKER_PORT']}/healthz`)));
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    output: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};
