import { loadOpsConfig } from '@candid/config';
import { join } from 'node:path';
import { stopSignal } from '../stop-signal.ts';
import { supervise } from '../supervise.ts';
import { explain } from '../trouble.ts';

/** `npm start` with two stubs in the place of the programs; the rest is the real thing. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const signal = stopSignal();
const stub = (name: string, port: number) => ({
  name,
  module: join(import.meta.dirname, 'stub-program.ts'),
  env: { STUB_PORT: String(port) },
  readyUrl: `http://127.0.0.1:${port}/readyz`,
  shown: [],
});

try {
  const config = loadOpsConfig(process.env, import.meta.dirname);
  await supervise({
    config,
    root: import.meta.dirname,
    nodeEnv: 'production',
    say,
    signal,
    programs: () => [stub('one', config.ports.web), stub('two', config.ports.worker)],
    onReady: () => say('ready'),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
