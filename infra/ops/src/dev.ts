import { assertRunnable } from '@candid/application/runnable-policy';
import { loadOpsConfig } from '@candid/config';
import { loadPolicy } from '@candid/policy';
import { join } from 'node:path';
import { readOptions } from './arguments.ts';
import type { Program } from './program.ts';
import { listPrograms } from './programs.ts';
import { stopSignal } from './stop-signal.ts';
import { supervise } from './supervise.ts';
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
  // Before anything is made: a database belongs to the policy it was first started with.
  assertRunnable(await loadPolicy(config.policy));
  await supervise({
    config,
    root,
    nodeEnv: 'development',
    say,
    signal,
    programs: (prepared) => listPrograms({ ...prepared, root }).map(reloading),
    onReady: (programs) =>
      say(
        `Ready, with reload: ${programs.flatMap(({ shown }) => shown.map(({ url }) => url)).join('  ')}. Logs: ${config.dataDir}/logs`,
      ),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
