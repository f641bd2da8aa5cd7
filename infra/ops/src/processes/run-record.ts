import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { endProcess } from './end-process.ts';
import { identify, isRunning, type ProcessIdentity } from './identity.ts';

/** The processes this data folder's supervisor has started, on disk, so that a later start can end what a killed one left. */
export interface RunRecord {
  add(name: string, pid: number): void;
  remove(pid: number): void;
}

interface Entry extends ProcessIdentity {
  readonly name: string;
}

const GRACE_MS = 10_000;

/**
 * Opens the record after ending what it names from before: programs first, Postgres last, and nothing whose start time differs.
 * @param file lies in the data folder, whose lock the caller holds
 * @param onLeftover told the name of each process that had to be ended
 */
export const openRunRecord = async (file: string, onLeftover: (name: string) => void): Promise<RunRecord> => {
  const leftovers = readEntries(file).filter(isRunning);
  for (const { name } of leftovers) onLeftover(name);
  const programs = leftovers.filter(({ name }) => name !== 'postgres');
  await Promise.all(programs.map((entry) => endProcess(entry, { signal: 'SIGTERM', graceMs: GRACE_MS })));
  // SIGINT is Postgres's fast shutdown: it does not wait for clients.
  for (const entry of leftovers.filter(({ name }) => name === 'postgres'))
    await endProcess(entry, { signal: 'SIGINT', graceMs: GRACE_MS });

  let entries: readonly Entry[] = [];
  const save = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify(entries), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  save();
  return {
    add: (name, pid) => {
      const identity = identify(pid);
      if (identity) entries = [...entries, { name, ...identity }];
      save();
    },
    remove: (pid) => {
      entries = entries.filter((entry) => entry.pid !== pid);
      save();
    },
  };
};

/** What runs now of what the record names. */
export const runningProcesses = (file: string): readonly { readonly name: string; readonly pid: number }[] =>
  readEntries(file).filter(isRunning);

const readEntries = (file: string): Entry[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  } catch {
    return [];
  }
};
