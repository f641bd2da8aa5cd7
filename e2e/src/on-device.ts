import { loadOpsConfig } from '@candid/config';
import { startInstallation } from '@candid/ops/src/start-installation.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './installation.ts';

/** A start of the policy that keeps everything on people's devices. */
export interface OnDevice extends AsyncDisposable {
  readonly origin: string;
  readonly consoleOrigin: string;
  readonly sandboxUrl: string;
  readonly dataDir: string;
  /** What the terminal was told. */
  readonly said: readonly string[];
  /** Resolves once letters and console run beside it. */
  readonly besideReady: Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Starts it as `npm start` does; resolves once the studio answers. */
export const startOnDevice = async (settings: Readonly<Record<string, string>> = {}): Promise<OnDevice> => {
  const folder = mkdtempSync(join(tmpdir(), 'candid-on-device-'));
  const place = { DATA_DIR: join(folder, 'data'), POLICY: 'on-device' };
  const config = loadOpsConfig({ ...(await freePorts()), ...place, ...settings }, root);
  const ending = new AbortController();
  const studio = Promise.withResolvers<void>();
  const beside = Promise.withResolvers<void>();
  const said: string[] = [];
  const running = startInstallation({
    config,
    root,
    nodeEnv: 'production',
    signal: ending.signal,
    onReady: () => studio.resolve(),
    say: (line) => {
      said.push(line);
      if (line.startsWith('Beside the studio')) beside.resolve();
    },
  });
  await Promise.race([studio.promise, running]);
  return {
    origin: config.origin,
    consoleOrigin: config.consoleOrigin,
    sandboxUrl: `http://${config.host}:${config.ports.sandbox}`,
    dataDir: config.dataDir,
    said,
    besideReady: beside.promise,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await running;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
