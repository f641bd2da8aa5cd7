import { loadOpsConfig } from '@candid/config';
import { join } from 'node:path';
import { stopSignal } from '../stop-signal.ts';
import { superviseStudio } from '../supervise-studio.ts';
import { supervise } from '../supervise.ts';
import { explain } from '../trouble.ts';

/** `npm start` with two stubs in the place of the programs; the rest is the real thing. With BESIDE the first stands on nothing. */
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
  const start = { config, root: import.meta.dirname, nodeEnv: 'production', say, signal, onReady: () => say('ready') } as const;
  const [one, two] = [stub('one', config.ports.web), stub('two', config.ports.worker)];
  if (process.env['BESIDE'] === undefined) await supervise({ ...start, programs: () => [one, two] });
  else await superviseStudio({ ...start, studio: () => [one], beside: () => [two] });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
