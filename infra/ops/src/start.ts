import { loadOpsConfig } from '@candid/config';
import { join } from 'node:path';
import { readOptions } from './arguments.ts';
import type { Program } from './program.ts';
import { startInstallation } from './start-installation.ts';
import { stopSignal } from './stop-signal.ts';
import { explain } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const signal = stopSignal();

const showReady = (policy: string, dataDir: string) => (programs: readonly Program[]) => {
  const addresses = programs.flatMap(({ shown }) => shown.map(({ label, url }) => `  ${label.padEnd(16)} ${url}`));
  say(
    [
      '',
      `Candid is ready, with the policy "${policy}".`,
      '',
      ...addresses,
      '',
      `  Data and logs    ${dataDir}`,
      '  Ctrl-C stops everything.',
      '',
    ].join('\n'),
  );
};

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
    onReady: showReady(config.policy, config.dataDir),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
