import { loadOpsConfig } from '@candid/config';
import { join } from 'node:path';
import { readOptions } from './arguments.ts';
import type { Program } from './program.ts';
import { readyLines } from './ready-lines.ts';
import { startInstallation } from './start-installation.ts';
import { stopSignal } from './stop-signal.ts';
import { explain } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const signal = stopSignal();

/** Web and console reload through Vite; the rest is started again by Node when a file it has loaded changes. */
const reloading = (program: Program): Program =>
  program.name === 'web' || program.name === 'console'
    ? program
    : { ...program, nodeArgs: ['--watch', '--watch-preserve-output'] };

try {
  const options = readOptions(process.argv.slice(2), ['policy'], 'npm run dev -- [--policy one-hour|…|PATH]');
  const config = loadOpsConfig({ ...process.env, ...(options.policy && { POLICY: options.policy }) }, root);
  await startInstallation({
    config,
    root,
    nodeEnv: 'development',
    say,
    signal,
    adapt: reloading,
    onReady: (programs) => say(readyLines(config, programs, 'with reload')),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
