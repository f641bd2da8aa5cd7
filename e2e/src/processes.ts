import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process, { kill } from 'node:process';
import { expect } from 'vitest';
import type { Installation } from './installation.ts';

const pidOf = async ({ dataDir }: Pick<Installation, 'dataDir'>, name: string): Promise<number | undefined> => {
  const entries = JSON.parse(await readFile(join(dataDir, 'processes.json'), 'utf8')) as { name: string; pid: number }[];
  return entries.find((entry) => entry.name === name)?.pid;
};

/** The environment of a program that runs, as the kernel has it; null where the kernel does not show it. */
export const environmentOf = async (installation: Pick<Installation, 'dataDir'>, name: string): Promise<string | null> => {
  if (process.platform !== 'linux') return null;
  const pid = await pidOf(installation, name);
  if (pid === undefined) throw new Error(`${name} is not running`);
  return readFile(`/proc/${pid}/environ`, 'utf8');
};

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Kills the web program without warning. The supervisor starts it again by itself. */
export const killWeb = async (installation: Installation): Promise<void> => {
  const before = await pidOf(installation, 'web');
  if (before === undefined) throw new Error('the web program is not running');
  kill(before, 'SIGKILL');
  await expect.poll(() => pidOf(installation, 'web')).not.toBe(before);
};

/** Waits until the web program answers. */
export const whenWebAnswers = (installation: Installation): Promise<void> =>
  expect.poll(() => isReady(installation.origin), { interval: 100 }).toBe(true);
