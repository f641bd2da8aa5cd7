import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Installation } from './installation.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const port = (origin: string): string => new URL(origin).port;

/** Asks the installation, as `npm run claims -- --evidence` does, and expects every closed commitment to hold now, after what happened in it. */
export const expectEvidence = async ({ dataDir, policy, origin, consoleOrigin, sandboxUrl }: Installation): Promise<void> => {
  const env = {
    NODE_ENV: 'production' as const,
    NODE_COMPILE_CACHE: join(root, '.cache/compile'),
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    DATA_DIR: dataDir,
    POLICY: policy,
    POLICY_REVIEWED: new Date().toISOString().slice(0, 10),
    PORT: port(origin),
    CONSOLE_PORT: port(consoleOrigin),
    SANDBOX_PORT: port(sandboxUrl),
  };
  const asked = run(process.execPath, [join(root, 'infra/claims/src/main.ts'), '--evidence'], { env });
  const { stdout } = await asked.catch((error: unknown) => error as { stdout: string; stderr: string });
  const lines = stdout.split('\n');
  expect(lines.filter((_, at) => [lines[at], lines[at - 1]].some((line) => line?.startsWith('RED')))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('ok')).length).toBeGreaterThan(5);
};
