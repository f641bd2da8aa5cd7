import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as bootstrapping from './bootstrap.mjs';
import * as freshness from './freshness.mjs';
import * as locking from './lock.mjs';
import * as table from './targets.mjs';

const checkout = join(import.meta.dirname, '../..');
const { buildInputs, installInputs, readStamps, writeStamp } = freshness as {
  buildInputs: (root: string) => string;
  installInputs: (root: string) => string;
  readStamps: (root: string) => unknown;
  writeStamp: (root: string, name: string, value: string) => void;
};
const { withoutSeparator } = bootstrapping as { withoutSeparator: (args: string[]) => string[] };
const { withLock } = locking as { withLock: (root: string, work: () => Promise<unknown>) => Promise<unknown> };
const { targets } = table as { targets: Record<string, { module?: string; command?: string[] }> };

let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'candid-bootstrap-'));
  for (const path of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'turbo.json', 'tsconfig.json']) write(path, '{}');
  write('apps/web/package.json', '{"scripts":{"build":"x"}}');
  write('apps/web/app/root.tsx', 'one');
  write('apps/worker/package.json', '{}');
  write('apps/worker/src/main.ts', 'one');
  write('packages/kernel/package.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  [['--', '--json'], ['--json']],
  [['--json'], ['--json']],
  [
    ['a', '--', 'b'],
    ['a', '--', 'b'],
  ],
  [[], []],
])('arguments are the same whether npm or pnpm hands them on: %j', (given, meant) =>
  expect(withoutSeparator(given)).toEqual(meant),
);

describe('freshness', () => {
  it('installs again for a changed manifest of any folder, and not for a changed source', () => {
    const before = installInputs(root);
    write('apps/web/app/root.tsx', 'two');
    expect(installInputs(root)).toBe(before);
    write('packages/kernel/package.json', '{"dependencies":{}}');
    expect(installInputs(root)).not.toBe(before);
  });

  it.each(['apps/web/app/root.tsx', 'apps/web/app/new.tsx', 'packages/kernel/src/index.ts', 'pnpm-lock.yaml'])(
    'builds again when %s changes',
    (path) => {
      const before = buildInputs(root);
      write(path, 'changed');
      expect(buildInputs(root)).not.toBe(before);
    },
  );

  it.each(['apps/worker/src/main.ts', 'apps/web/app/root.test.tsx', 'apps/web/build/x.js', 'apps/web/node_modules/a/b.js'])(
    'does not build again when %s changes',
    (path) => {
      const before = buildInputs(root);
      write(path, 'changed');
      expect(buildInputs(root)).toBe(before);
    },
  );

  it('takes broken stamps for none, and keeps one beside the other', () => {
    write('.tools/fresh.json', '{"inst');
    expect(readStamps(root)).toEqual({});
    writeStamp(root, 'install', 'a');
    writeStamp(root, 'build', 'b');
    expect(readStamps(root)).toEqual({ install: 'a', build: 'b' });
  });
});

describe('the lock', () => {
  const lock = (): string => join(root, '.tools/lock');

  it('is held while the work runs and given back when it fails', async () => {
    let held = '';
    const work = withLock(root, () => {
      held = readFileSync(lock(), 'utf8');
      return Promise.reject(new Error('broke'));
    });
    await expect(work).rejects.toThrow('broke');
    expect(held).toBe(String(process.pid));
    expect(existsSync(lock())).toBe(false);
  });

  it('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await once(gone, 'exit');
    write('.tools/lock', String(gone.pid));
    expect(await withLock(root, async () => 'done')).toBe('done');
  });
});

describe('root scripts', () => {
  const scripts = (JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts;

  it('are the targets, each by its own name', () => {
    expect(scripts).toEqual(
      Object.fromEntries(Object.keys(targets).map((name) => [name, `exec node infra/bootstrap/run.mjs ${name}`])),
    );
  });

  it.each(Object.entries(targets))('%s runs something that is there', (_, { module, command }) => {
    expect(existsSync(join(checkout, module ?? `node_modules/.bin/${command?.[0]}`))).toBe(true);
  });

  it('say in one line that Node is too old', async () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' })`;
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const child = spawn(process.execPath, ['--import', preload, join(checkout, 'infra/bootstrap/run.mjs'), 'start']);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^Candid needs Node 20 or newer; this is Node 18.20.0.*\n$/) as string,
    });
  });
});
