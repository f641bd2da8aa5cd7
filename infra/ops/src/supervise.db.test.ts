import { loadOpsConfig } from '@candid/config';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quickFolder } from '@candid/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from './ports.ts';
import { isRunning, type ProcessIdentity } from './processes/identity.ts';

// Goal: a start leaves nothing behind, however it ends, and touches nothing that is not its own.
// Method: the real supervisor in a process of its own, with a real Postgres and a stub in the place of the four programs.

const ends: (() => Promise<void> | void)[] = [];
const endAll = async (): Promise<void> => {
  for (const end of ends.splice(0).reverse()) await end();
};
afterEach(endAll);

type Recorded = ProcessIdentity & { readonly name: string };

interface Start {
  readonly process: ChildProcess;
  readonly lines: string[];
  /** What it has started, as its record says. */
  recorded(): Recorded[];
  untilLine(pattern: RegExp): Promise<string>;
  untilEnd(): Promise<number | null>;
}

let quick: string;
const newScratch = (): string => {
  const folder = mkdtempSync(join(quick, 'candid-ops-'));
  chmodSync(folder, 0o700);
  return folder;
};

/** A folder that is not there yet. */
const newFolder = (): string => {
  const folder = newScratch();
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
};

let settled: string;
/** A folder in which a start has been before, which is most of a first start's work. */
const usedFolder = (): string => {
  const folder = newFolder();
  // With its owners: as root Postgres runs as somebody else.
  execFileSync('cp', ['-a', settled, folder]);
  return folder;
};

const portsFor = async (): Promise<Record<string, string>> => {
  const names = ['PORT', 'CONSOLE_PORT', 'SANDBOX_PORT', 'SANDBOX_SMTP_PORT', 'WORKER_PORT'];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())] as const)));
};

/** Where the programs of a checkout keep what Node has compiled. */
const compiled = join(import.meta.dirname, '../../../.cache/compile');

const start = (env: Record<string, string>): Start => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/stub-start.ts')], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...env } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const wanted: { pattern: RegExp; found: (line: string) => void }[] = [];
  const hear = (line: string): void => {
    lines.push(line);
    for (const { pattern, found } of wanted) if (pattern.test(line)) found(line);
  };
  const output = [child.stdout, child.stderr].map((stream) => createInterface({ input: stream }).on('line', hear));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  ends.push(async () => {
    child.kill('SIGTERM');
    await ended;
    for (const reader of output) reader.close();
  });
  const untilLine = (pattern: RegExp): Promise<string> =>
    Promise.race([
      new Promise<string>((resolve) => {
        const heard = lines.find((line) => pattern.test(line));
        if (heard !== undefined) resolve(heard);
        else wanted.push({ pattern, found: resolve });
      }),
      ended.then((code) => Promise.reject(new Error(`ended with ${code} before ${pattern}:\n${lines.join('\n')}`))),
    ]);
  const recorded = (): Recorded[] => JSON.parse(readFileSync(join(env.DATA_DIR ?? '', 'processes.json'), 'utf8')) as Recorded[];
  return { process: child, lines, recorded, untilLine, untilEnd: () => ended };
};

const readyStart = async (dataDir = usedFolder()): Promise<Start & { env: Record<string, string> }> => {
  const env = { DATA_DIR: dataDir, ...(await portsFor()) };
  const started = start(env);
  await started.untilLine(/^ready/);
  return { ...started, env };
};

let scratch: string;
beforeAll(async () => {
  quick = await quickFolder();
  scratch = newScratch();
  settled = join(scratch, 'data');
  await readyStart(settled);
  await endAll();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no process behind after %s', async (signal) => {
    const started = await readyStart();
    const running = started.recorded();
    expect(running.map(({ name }) => name).sort()).toEqual(['one', 'postgres', 'two']);
    started.process.kill(signal);
    expect(await started.untilEnd()).toBe(0);
    expect(running.filter(isRunning)).toEqual([]);
  });

  it('gives the programs nothing of its own environment', async () => {
    const started = await readyStart();
    const answer = await fetch(`http://127.0.0.1:${started.env.PORT}/env`);
    expect(Object.keys((await answer.json()) as object).sort()).toEqual(['NODE_COMPILE_CACHE', 'NODE_ENV', 'PATH', 'STUB_PORT']);
  });

  it('runs two copies side by side, and refuses a second one on the same data folder', async () => {
    const first = await readyStart();
    const second = await readyStart();
    const third = start({ DATA_DIR: first.env.DATA_DIR ?? '', ...(await portsFor()) });
    expect(await third.untilEnd()).toBe(1);
    expect(third.lines).toEqual([expect.stringMatching(/in use by another start \(process \d+\).*DATA_DIR/)]);
    expect([...first.recorded(), ...second.recorded()].every(isRunning)).toBe(true);
  });

  it('starts a program again that died', async () => {
    const started = await readyStart();
    const victim = started.recorded().find(({ name }) => name === 'one');
    process.kill(victim?.pid ?? 0, 'SIGKILL');
    expect(await started.untilLine(/^one stopped/)).toMatch(/SIGKILL.*starting it again/);
    await expect
      .poll(() => started.recorded().some(({ name, pid }) => name === 'one' && pid !== victim?.pid), { timeout: 20_000 })
      .toBe(true);
  });

  it('ends, at the next start, what a killed start has left: by id and start time, and nothing else', async () => {
    const first = await readyStart();
    const left = first.recorded();
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    ends.push(() => void bystander.kill('SIGKILL'));
    first.process.kill('SIGKILL');
    await first.untilEnd();
    const file = join(first.env.DATA_DIR ?? '', 'processes.json');
    // Another process has got the id of one that is gone.
    writeFileSync(file, JSON.stringify([...left, { name: 'two', pid: bystander.pid, startedAt: 'earlier' }]));

    const second = await readyStart(first.env.DATA_DIR);
    expect(left.filter(isRunning)).toEqual([]);
    expect(second.lines).toContainEqual(expect.stringMatching(/^ending postgres/));
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  it.each(['WORKER_PORT', 'SANDBOX_SMTP_PORT'])('names a busy port and the variable that moves it: %s', async (name) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => void server.close());
    const address = server.address();
    const busy = typeof address === 'object' && address ? address.port : 0;
    const started = start({ DATA_DIR: newFolder(), ...(await portsFor()), [name]: String(busy) });
    expect(await started.untilEnd()).toBe(1);
    expect(started.lines).toEqual([expect.stringMatching(new RegExp(`^Port ${busy} .*set ${name} to a free port`))]);
  });

  it('refuses a policy that does not declare what would be stored, and leaves the folder to another (OH-01)', async () => {
    const env = { DATA_DIR: newFolder(), ...(await portsFor()) };
    const refused = start({ ...env, POLICY: join(import.meta.dirname, 'testing/forgetful-policy.ts') });
    expect(await refused.untilEnd()).toBe(1);
    expect(refused.lines.join('\n')).toMatch(/"forgetful" cannot be started[^]*\n- upload is stored but not in categories/);
    await start(env).untilLine(/^ready/);
  });

  it('says why a damaged database does not start, and what to do', async () => {
    const first = await readyStart();
    first.process.kill('SIGTERM');
    await first.untilEnd();
    writeFileSync(join(first.env.DATA_DIR ?? '', 'postgres/PG_VERSION'), 'garbage');
    const second = start(first.env);
    expect(await second.untilEnd()).toBe(1);
    expect(second.lines).toEqual([
      expect.stringMatching(/^Postgres did not start: .*is not a valid data directory.*restore a backup/),
    ]);
  });

  it('refuses a folder whose database is gone, and goes on where the first start broke off in the making of one', async () => {
    const env = { DATA_DIR: usedFolder(), ...(await portsFor()) };
    const [marker, database] = [join(env.DATA_DIR, 'candid.json'), join(env.DATA_DIR, 'postgres')];
    renameSync(database, `${database}.new`);
    const refused = start(env);
    expect(await refused.untilEnd()).toBe(1);
    expect(refused.lines).toEqual([expect.stringMatching(/^The database of .* is gone: .*Restore a backup into another folder/)]);
    expect(existsSync(database)).toBe(false);

    const noted = readFileSync(marker, 'utf8');
    writeFileSync(marker, JSON.stringify({ format: 1 }));
    await start(env).untilLine(/^ready/);
    expect(readFileSync(marker, 'utf8')).toBe(noted);
  });

  it('refuses to start another policy on the same data', async () => {
    const first = await readyStart();
    first.process.kill('SIGTERM');
    await first.untilEnd();
    const second = start({ ...first.env, POLICY: 'history' });
    expect(await second.untilEnd()).toBe(1);
    expect(second.lines.join('\n')).toMatch(/"one-hour"; "history" cannot be started/);
    expect(loadOpsConfig(first.env, '/').policy).toBe('one-hour');
  });

  it('OD-06: the studio answers while what is beside it cannot start, and when its Postgres dies', async () => {
    const env: Record<string, string> = { DATA_DIR: newFolder(), BESIDE: 'yes', POLICY: 'on-device', ...(await portsFor()) };
    const nobody = `postgres://candid:secret@127.0.0.1:${await freePort()}/candid`;
    const alone = start({ ...env, DATABASE_URL: nobody });
    await alone.untilLine(/studio goes on without them.*No Postgres answers/);
    expect((await fetch(`http://127.0.0.1:${env.PORT}/`)).status).toBe(200);
    alone.process.kill('SIGTERM');
    expect(await alone.untilEnd()).toBe(0);

    const started = start(env);
    await started.untilLine(/^Beside the studio/);
    const before = started.recorded();
    expect(started.lines[0]).toBe('ready');
    expect(before.map(({ name }) => name)).toEqual(['one', 'postgres', 'two']);
    process.kill(before.find(({ name }) => name === 'postgres')?.pid ?? 0, 'SIGKILL');
    await started.untilLine(/studio goes on without them\. Postgres stopped by itself/);
    await expect.poll(() => started.recorded().map(({ name }) => name), { timeout: 20_000 }).toEqual(['one', 'postgres', 'two']);
    expect(started.recorded()[0]).toEqual(before[0]);
    const running = started.recorded();
    started.process.kill('SIGTERM');
    expect(await started.untilEnd()).toBe(0);
    expect(running.filter(isRunning)).toEqual([]);
  });
});
