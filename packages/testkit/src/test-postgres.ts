import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import {
  carriedBinaries,
  copyBinaries,
  PLAIN_ENVIRONMENT,
  unprivilegedUser,
  type PostgresBinaries,
  type RunAs,
} from './postgres-binaries.ts';
import type { KeeperOptions } from './postgres-keeper.ts';
import { quickFolder } from './quick-folder.ts';

export interface TestPostgres {
  /** Connects as the cluster's superuser. */
  readonly adminUrl: string;
  /** The server's data directory, for tests that look for residue in it. */
  readonly dataDirectory: string;
  stop(): Promise<void>;
}

// Durability is switched off: what is lost when the machine dies are test databases.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Scans for residue read the log of changes whole.
  min_wal_size: '32MB',
  max_wal_size: '64MB',
  max_connections: '300',
  // Each database lives for seconds, and no query is long.
  autovacuum: 'off',
  jit: 'off',
  log_error_verbosity: 'terse',
};

/**
 * Starts a fresh PostgreSQL on a free loopback port, with its data in memory or the temporary folder. Works as root too, where it runs
 * as an unprivileged user from a copy of the programs. It ends when `stop` is called or this process dies.
 */
export const startTestPostgres = async (): Promise<TestPostgres> => {
  const runAs = await unprivilegedUser();
  const folder = await mkdtemp(join(await quickFolder(), 'candid-postgres-'));
  // Not beside the data: programs may not run from shared memory everywhere.
  const programs = await mkdtemp(join(tmpdir(), 'candid-postgres-'));
  const folders = [folder, programs];
  try {
    const carried = await carriedBinaries();
    const binaries = runAs ? await copyBinaries(carried, join(programs, 'native')) : carried;
    if (runAs) for (const each of folders) await chmod(each, 0o755);
    const password = randomBytes(18).toString('base64url');
    const dataDirectory = await initialise({ folder, binaries, runAs, password });
    const port = await freePort();
    const args = [
      '-D',
      dataDirectory,
      '-p',
      String(port),
      ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const keeper = await startKeeper({ folder, folders, postgres: binaries.postgres, args, ...(runAs && { runAs }) });
    return {
      adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      dataDirectory,
      stop: () => stopKeeper(keeper),
    };
  } catch (error) {
    for (const each of folders) await rm(each, { recursive: true, force: true });
    throw error;
  }
};

interface Initialise {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly runAs: RunAs;
  readonly password: string;
}

const initialise = async ({ folder, binaries, runAs, password }: Initialise): Promise<string> => {
  const dataDirectory = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await mkdir(dataDirectory, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs) {
    for (const path of [dataDirectory, passwordFile]) await chown(path, runAs.uid, runAs.gid);
  }
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const flags = [
    `--pgdata=${dataDirectory}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--no-sync',
    ...locale,
  ];
  await promisify(execFile)(binaries.initdb, flags, {
    ...runAs,
    cwd: folder,
    env: { ...PLAIN_ENVIRONMENT } as NodeJS.ProcessEnv,
  });
  await rm(passwordFile);
  return dataDirectory;
};

const startKeeper = async (options: KeeperOptions): Promise<ChildProcess> => {
  const program = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
  // Detached: Ctrl-C reaches the whole group, and the keeper must outlive us by the moment it takes to clean up.
  const keeper = spawn(process.execPath, [program, JSON.stringify(options)], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => void (said += text));
  keeper.stdout.once('data', () => resolve());
  keeper.once('exit', () => reject(new Error(`Postgres for the tests did not start:\n${said}`)));
  await promise;
  return keeper;
};

const stopKeeper = async (keeper: ChildProcess): Promise<void> => {
  if (keeper.exitCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  keeper.once('exit', () => resolve());
  keeper.stdin?.end();
  await promise;
};
