import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { fatalWords, sizeOf } from '../processes/log-file.ts';
import { checkPorts, freePort } from '../ports.ts';
import { trouble } from '../trouble.ts';
import { chooseAccount, makeOwnFolder, postgresEnv, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';

export interface StartPostgresOptions {
  /** Where the cluster lies; made when missing. */
  readonly folder: string;
  readonly logFile: string;
  /** Of the superuser `candid`. */
  readonly password: string;
  /** Null: the one of the last start, or a free one. */
  readonly port: number | null;
  /** Told the process id at once, before Postgres is ready. */
  readonly onStarted: (pid: number) => void;
}

export interface RunningPostgres {
  /** The superuser's URL of the database `postgres`. */
  readonly adminUrl: string;
  readonly process: ChildProcess;
  /** Fast shutdown: clients are cut off, data is written. */
  stop(): Promise<void>;
}

const SUPERUSER = 'candid';
/** Postgres's own Unicode rules: sorting and case do not depend on the machine. */
const LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
const READY_WITHIN_MS = 60_000;
const POLL_MS = 20;
const STOP_WITHIN_MS = 30_000;

/** Nothing a person typed reaches the log: no statements, no details with values. Loopback only, no socket file. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length_on_error: '0',
  log_connections: '',
  log_timezone: 'UTC',
  timezone: 'UTC',
  max_connections: '100',
};

/**
 * Starts a PostgreSQL of our own, making its cluster first when there is none.
 * @throws AppError `config_invalid` when it cannot start, with the reason from its log
 */
export const startPostgres = async (options: StartPostgresOptions): Promise<RunningPostgres> => {
  const account = chooseAccount(options.folder);
  const binaries = await findBinaries();
  if (!existsSync(options.folder)) await makeCluster(options, account, binaries.initdb);
  if (!existsSync(join(options.folder, 'PG_VERSION'))) {
    throw trouble(
      `The database in ${options.folder} is broken (no PG_VERSION). Restore a backup into another folder and set DATA_DIR to it.`,
    );
  }
  const port = await choosePort(options);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const written = sizeOf(options.logFile);
  const log = openSync(options.logFile, 'a', 0o600);
  const child = run(account, [binaries.postgres, '-D', options.folder, '-p', String(port), ...settings], {
    cwd: dirname(options.folder),
    stdio: ['ignore', log, log],
    // A Ctrl-C at the terminal goes to the whole foreground group: Postgres ends last, so it is in a group of its own.
    detached: true,
  });
  closeSync(log);
  if (child.pid !== undefined) options.onStarted(child.pid);
  const adminUrl = ownAdminUrl(options.password, port);
  try {
    await untilReady(child, adminUrl, () => fatalWords(options.logFile, written));
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { adminUrl, process: child, stop: () => stop(child) };
};

/** The superuser's URL of a Postgres of our own. */
export const ownAdminUrl = (password: string, port: number): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

const run = (account: Account, words: readonly string[], options: { cwd: string; stdio: StdioOptions; detached?: boolean }) => {
  const [command = '', ...args] = [...account.prefix, ...words];
  return spawn(command, args, { ...options, env: postgresEnv() });
};

/** The cluster is made beside its place and moved there whole: one that broke off half-way is never taken for a cluster. */
const makeCluster = async ({ folder, password }: StartPostgresOptions, account: Account, initdb: string): Promise<void> => {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  makeOwnFolder(draft, account);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const words = [
    '-D',
    draft,
    '-U',
    SUPERUSER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    ...LOCALE,
    '--data-checksums',
  ];
  const child = run(account, [initdb, ...words], { cwd: dirname(folder), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw trouble(`The database could not be made in ${folder}: ${said.trim().split('\n').at(-1) ?? `exit code ${code}`}`);
  renameSync(draft, folder);
};

const choosePort = async ({ folder, port }: StartPostgresOptions): Promise<number> => {
  const file = `${folder}.port`;
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  const chosen = port ?? (remembered !== null && (await isFree(remembered)) ? remembered : await freePort());
  writeFileSync(file, String(chosen));
  return chosen;
};

const isFree = (port: number): Promise<boolean> =>
  checkPorts('127.0.0.1', [{ variable: 'POSTGRES_PORT', port, purpose: 'Postgres' }]).then(
    () => true,
    () => false,
  );

const untilReady = async (child: ChildProcess, url: string, lastWords: () => string): Promise<void> => {
  let cause: unknown;
  for (let waited = 0; waited < READY_WITHIN_MS; waited += POLL_MS) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      cause = error;
      if ((error as { code?: string }).code === '28P01') {
        throw trouble(
          'Postgres does not accept the password in secrets.json: the file and the database are not of the same installation.',
          { cause },
        );
      }
    }
    await wait(POLL_MS);
  }
  throw trouble(
    `Postgres did not start: ${lastWords()}. If its files are damaged, restore a backup into another folder and set DATA_DIR to it. All it said is in the data folder, logs/postgres.log.`,
    { cause },
  );
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN_MS);
  await closed;
  clearTimeout(timer);
};
