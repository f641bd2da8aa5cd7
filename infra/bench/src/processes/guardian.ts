/** Outlives the bench, and tidies up after it: the channel closes with the process at its other end, however that one ended. */
import { endProcess } from '@candid/ops/src/processes/end-process.ts';
import { identify, type ProcessIdentity } from '@candid/ops/src/processes/identity.ts';
import { rm } from 'node:fs/promises';
import type { GuardWord } from './guard.ts';

const GRACE_MS = 20_000;

const folders: string[] = [];
const running: { target: ProcessIdentity; signal: NodeJS.Signals }[] = [];

process.on('message', (word: GuardWord) => {
  if (word.word === 'folder') return void folders.push(word.path);
  const target = identify(word.pid);
  if (target) running.push({ target, signal: word.signal });
});

process.on('disconnect', () => void tidy());

const tidy = async (): Promise<void> => {
  for (const { target, signal } of running.toReversed()) await endProcess(target, { signal, graceMs: GRACE_MS });
  for (const path of folders) await rm(path, { recursive: true, force: true });
};
