import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { freePorts } from '../src/installation.ts';
import { isRunning, type ProcessIdentity } from '@candid/ops/src/processes/identity.ts';

// Goal: a fresh clone starts with `npm start` where there is nothing but Node and npm, and leaves nothing running.
// Method: a clone of this checkout's commit in a folder closed to others, an empty home of mode 700, a PATH with node and npm only. The
// package caches are this machine's: what is tried is what the clone needs, not the network.

const checkout = join(import.meta.dirname, '../..');

const find = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);

const hear = (child: ReturnType<typeof spawn>): { lines: string[]; until: (pattern: RegExp) => Promise<string> } => {
  const lines: string[] = [];
  const wanted = new Set<{ pattern: RegExp; resolve: (line: string) => void }>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const { pattern, resolve } of wanted) if (pattern.test(line)) resolve(line);
    });
  }
  const ended = once(child, 'close').then(() => Promise.reject(new Error(`npm start ended:\n${lines.join('\n')}`)));
  ended.catch(() => undefined);
  return { lines, until: (pattern) => Promise.race([new Promise<string>((resolve) => wanted.add({ pattern, resolve })), ended]) };
};

test('a fresh clone in an empty home starts, answers, and ends when npm is asked to', { timeout: 300_000 }, async () => {
  const npm = find('npm');
  if (npm === undefined) return;
  const place = mkdtempSync(join(tmpdir(), 'candid-clone-'));
  const [clone, home, bin] = ['clone', 'home', 'bin'].map((name) => join(place, name)) as [string, string, string];
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  symlinkSync(realpathSync(npm), join(bin, 'npm'));
  symlinkSync('/bin/sh', join(bin, 'sh'));
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', checkout, clone]);
  const env = {
    ...(await freePorts()),
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => /^(npm_config_|NODE_EXTRA_CA_CERTS|https?_proxy)/i.test(name)),
    ),
    PATH: bin,
    HOME: home,
    npm_config_cache: join(homedir(), '.npm'),
    npm_config_store_dir:
      readFileSync(join(checkout, 'node_modules/.modules.yaml'), 'utf8').match(/"?storeDir"?: "?([^",\n]+)/)?.[1] ?? '',
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(join(bin, 'npm'), ['start'], { cwd: clone, env, detached: true });
  try {
    const { until } = hear(child);
    await until(/^Candid is ready/);
    const page = await fetch(`http://127.0.0.1:${env['PORT']}/readyz`);
    expect(page.status).toBe(200);
    const running = JSON.parse(readFileSync(join(clone, '.data/processes.json'), 'utf8')) as ProcessIdentity[];
    expect(running).toHaveLength(5);
    // To npm alone, as a process manager does; a terminal would tell all of them.
    child.kill('SIGINT');
    await once(child, 'exit');
    await expect.poll(() => running.filter(isRunning)).toEqual([]);
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
});
