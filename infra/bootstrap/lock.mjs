// @ts-nocheck: any Node reads this, and bootstrap.test.ts holds its shapes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './process.mjs';

const POLL_MS = 200;

/**
 * Runs `work` while no other bootstrap in this checkout does: two installs at once break each other's node_modules.
 * A lock whose process is gone is taken over.
 */
export const withLock = async (root, work) => {
  const lock = join(root, '.tools', 'lock');
  mkdirSync(join(root, '.tools'), { recursive: true });
  await acquire(lock);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const acquire = async (lock) => {
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    if (owner !== null && !isAlive(owner)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say(`another command is preparing this checkout${owner ? ` (process ${owner})` : ''}; waiting for it`);
    told = true;
    await wait(POLL_MS);
  }
};

/** The owner's process id, or null while it is still being written. */
const ownerOf = (lock) => {
  try {
    return Number(readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
