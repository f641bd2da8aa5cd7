import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { openDataFolder, type DataFolder } from './data-folder/data-folder.ts';
import { lockFolder } from './data-folder/folder-lock.ts';
import { untilNextCounts, type Announced, type Versions } from './policy-in-force.ts';
import { openRunRecord } from './processes/run-record.ts';
import { runProgram, type RunningProgram } from './processes/run-program.ts';
import type { Program } from './program.ts';

/** What a start is told, whatever it starts. */
export interface Supervised {
  readonly config: OpsConfig;
  /** The checkout. */
  readonly root: string;
  readonly nodeEnv: 'production' | 'development';
  readonly say: (line: string) => void;
  /** Aborted when the start should end. */
  readonly signal: AbortSignal;
  /** Told the programs when all of them are ready. */
  readonly onReady: (programs: readonly Program[]) => void;
}

export interface Opened {
  readonly folder: DataFolder;
  readonly record: Awaited<ReturnType<typeof openRunRecord>>;
}

/** Takes the data folder for this start alone, and ends what a start that was killed left behind. */
export const open = async ({ config, say }: Supervised, held: AsyncDisposableStack): Promise<Opened> => {
  const folder = openDataFolder(config.dataDir);
  held.defer(lockFolder(config.dataDir, folder.lock));
  const record = await openRunRecord(folder.runRecord, (name) => say(`ending ${name}, left over from a start that was killed`));
  return { folder, record };
};

/** How a run ended: somebody ended it, or another version of the policy counts from now on. */
export type RunEnd = 'stopped' | 'policy-changes';

export interface Run extends Opened {
  /** What the programs were started with. */
  readonly versions: Versions;
  /** Says from when on the prepared version counts. */
  readonly announced: Announced;
  readonly programs: readonly Program[];
  readonly held: AsyncDisposableStack;
  /** Aborted when what the programs stand on is about to go. */
  readonly closing: AbortController;
  /** Rejects when what the programs stand on is gone; null when they stand on nothing. */
  readonly lost: Promise<never> | null;
}

/** Starts programs, tells when all of them are ready, and ends them when the run does. */
export const runPrograms = async (options: Supervised, run: Run): Promise<RunEnd> => {
  const { programs, folder, record, held, closing, lost, versions, announced } = run;
  const { signal } = options;
  const running = AbortSignal.any([signal, closing.signal]);
  const started = programs.map((program) => runProgram({ ...options, program, logs: folder.logs, record, signal: running }));
  held.defer(() => stopAll(started));
  held.defer(() => closing.abort());
  await Promise.race([Promise.all(started), aborted(signal), ...(lost ? [lost] : [])]);
  if (signal.aborted) return 'stopped';
  options.onReady(programs);
  const changes = untilNextCounts(versions, { announced, clock: systemClock(), signal: running });
  await Promise.race([aborted(signal), changes, ...(lost ? [lost] : [])]);
  return signal.aborted ? 'stopped' : 'policy-changes';
};

const stopAll = async (started: readonly Promise<RunningProgram>[]): Promise<void> => {
  const running = await Promise.allSettled(started);
  await Promise.all(running.flatMap((result) => (result.status === 'fulfilled' ? [result.value.stop()] : [])));
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
