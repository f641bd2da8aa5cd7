import { loadOpsConfig } from '@candid/config';
import { join } from 'node:path';
import { readOptions } from './arguments.ts';
import { readyLines } from './ready-lines.ts';
import { startInstallation } from './start-installation.ts';
import { stopSignal } from './stop-signal.ts';
import { explain } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const signal = stopSignal();

try {
  const options = readOptions(
    process.argv.slice(2),
    ['policy'],
    'npm start -- [--policy one-hour|no-account|history|credits|on-device|PATH]',
  );
  const config = loadOpsConfig({ ...process.env, ...(options.policy && { POLICY: options.policy }) }, root);
  await startInstallation({
    config,
    root,
    nodeEnv: 'production',
    say,
    signal,
    onReady: (programs) => say(readyLines(config, programs)),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
