import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './identity.ts';

const POLL_MS = 25;

/**
 * Ends one process and waits until it is gone: first politely, then, after `graceMs`, at once. Does nothing to another process that
 * has got the same id since.
 */
export const endProcess = async (
  target: ProcessIdentity,
  options: { signal: NodeJS.Signals; graceMs: number },
): Promise<void> => {
  if (!send(target, options.signal)) return;
  if (await isGoneWithin(target, options.graceMs)) return;
  send(target, 'SIGKILL');
  await isGoneWithin(target, options.graceMs);
};

const send = (target: ProcessIdentity, signal: NodeJS.Signals): boolean => {
  if (!isRunning(target)) return false;
  try {
    return process.kill(target.pid, signal);
  } catch {
    return false;
  }
};

const isGoneWithin = async (target: ProcessIdentity, graceMs: number): Promise<boolean> => {
  for (let waited = 0; waited < graceMs; waited += POLL_MS) {
    if (!isRunning(target)) return true;
    await wait(POLL_MS);
  }
  return !isRunning(target);
};
