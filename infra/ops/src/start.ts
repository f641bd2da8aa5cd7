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
  // Before anything is made: a database belongs to the policy it was first started with.
  assertRunnable(await loadPolicy(config.policy));
  await supervise({
    config,
    root,
    nodeEnv: 'production',
    say,
    signal,
    programs: (prepared) => listPrograms({ ...prepared, root }),
    onReady: showReady(config.policy, config.dataDir),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
