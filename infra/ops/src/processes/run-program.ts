import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from '../program.ts';
import { trouble } from '../trouble.ts';
import { lastWords, rotate, sizeOf } from './log-file.ts';
import type { RunRecord } from './run-record.ts';

export interface RunProgramOptions {
  readonly program: Program;
  /** Folder for `<name>.log`. */
  readonly logs: string;
  readonly record: RunRecord;
  /** Working directory. */
  readonly root: string;
  readonly nodeEnv: 'production' | 'development';
  /** Told what the person at the terminal should know. */
  readonly say: (line: string) => void;
  /** Aborted when everything ends: nothing is waited for or started again from then on. */
  readonly signal: AbortSignal;
  /** How long a program may take to get ready, and to stop. */
  readonly limits?: { readonly readyMs: number; readonly stopMs: number };
}

export interface RunningProgram {
  /** Ends it: SIGTERM, then, after the limit, SIGKILL. */
  stop(): Promise<void>;
}

const EXIT_WITH_PARENT = fileURLToPath(new URL('exit-with-parent.ts', import.meta.url));
const LIMITS = { readyMs: 60_000, stopMs: 10_000 };
const READY_POLL_MS = 50;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Starts a program, waits until it is ready, and from then on starts it again whenever it dies, after pauses that grow.
 * @throws AppError `config_invalid` when it dies or stays silent before it was ready for the first time
 */
export const runProgram = async (options: RunProgramOptions): Promise<RunningProgram> => {
  const { program, say } = options;
  const limits = options.limits ?? LIMITS;
  const logFile = join(options.logs, `${program.name}.log`);
  const stopped = new AbortController();
  const stopping = AbortSignal.any([options.signal, stopped.signal]);
  rotate(logFile);
  const written = sizeOf(logFile);
  let child = launch(options, logFile);

  const keepAlive = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !stopping.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const since = performance.now();
      await ended(child);
      if (stopping.aborted) return;
      if (performance.now() - since > LONGEST_PAUSE_MS) pause = FIRST_PAUSE_MS;
      say(
        `${program.name} stopped (${child.signalCode ?? `exit code ${child.exitCode}`}); starting it again in ${pause / 1_000} s. Its log: ${logFile}`,
      );
      await wait(pause, undefined, { signal: stopping }).catch(() => undefined);
      if (!stopping.aborted) child = launch(options, logFile);
    }
  };
  const stop = async (): Promise<void> => {
    stopped.abort();
    await endChild(child, limits.stopMs);
    await kept;
  };

  let kept: Promise<void> = Promise.resolve();
  try {
    await untilReady({ child, url: program.readyUrl, withinMs: limits.readyMs, signal: stopping });
  } catch (error) {
    await stop();
    const said = lastWords(logFile, written) ?? `${(error as Error).message}.`;
    throw trouble(`${program.name} did not start: ${said} (its log: ${logFile})`, { cause: error });
  }
  kept = keepAlive();
  return { stop };
};

const launch = ({ program, record, root, nodeEnv }: RunProgramOptions, logFile: string): ChildProcess => {
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const { PATH, HOME, TZ, LANG } = process.env;
  const inherited = Object.fromEntries(Object.entries({ PATH, HOME, TZ, LANG }).filter(([, value]) => value !== undefined));
  const words = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    EXIT_WITH_PARENT,
    ...(program.nodeArgs ?? []),
    program.module,
  ];
  const child = spawn(process.execPath, words, {
    cwd: root,
    // What Node has once read and compiled is kept beside the sources it came from: programs start in half the work.
    env: { ...inherited, NODE_ENV: nodeEnv, NODE_COMPILE_CACHE: join(root, '.cache', 'compile'), ...program.env },
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C goes to the terminal's foreground group: the supervisor alone decides the order in which things end.
    detached: true,
  });
  closeSync(log);
  if (child.pid !== undefined) {
    const { pid } = child;
    record.add(program.name, pid);
    child.once('exit', () => record.remove(pid));
  }
  return child;
};

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

const ended = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) await once(child, 'exit');
};

const endChild = async (child: ChildProcess, withinMs: number): Promise<void> => {
  if (hasEnded(child)) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  child.kill('SIGTERM');
  await ended(child);
  clearTimeout(timer);
};

const untilReady = async (options: {
  child: ChildProcess;
  url: string;
  withinMs: number;
  signal: AbortSignal;
}): Promise<void> => {
  const { child, url, withinMs, signal } = options;
  let last = 'no answer';
  for (let waited = 0; waited < withinMs; waited += READY_POLL_MS) {
    if (signal.aborted) throw new Error('it was stopped');
    if (hasEnded(child)) throw new Error(`it ended (${child.signalCode ?? `exit code ${child.exitCode}`})`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });
      await answer.body?.cancel();
      if (answer.ok) return;
      last = `${url} answered ${answer.status}`;
    } catch {
      last = `${url} did not answer`;
    }
    await wait(READY_POLL_MS);
  }
  throw new Error(`${last} within ${withinMs / 1_000} s`);
};
