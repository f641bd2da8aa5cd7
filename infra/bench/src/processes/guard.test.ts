import { identify, isRunning, type ProcessIdentity } from '@candid/ops/src/processes/identity.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const FIXTURE = fileURLToPath(new URL('guarded.fixture.ts', import.meta.url));

test('a bench that is killed leaves neither its processes nor its folder', { timeout: 30_000 }, async () => {
  const bench = fork(FIXTURE, { execArgv: [] });
  const [{ folder, pid }] = (await once(bench, 'message')) as [{ folder: string; pid: number }];
  const left = identify(pid) as ProcessIdentity;
  expect(isRunning(left)).toBe(true);
  expect(existsSync(folder)).toBe(true);
  bench.kill('SIGKILL');
  await expect.poll(() => isRunning(left), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => existsSync(folder), { timeout: 20_000 }).toBe(false);
});
