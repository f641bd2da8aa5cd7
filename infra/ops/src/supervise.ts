import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { existsSync } from 'node:fs';
import { lockFolder } from './data-folder/folder-lock.ts';
import { openDataFolder, type DataFolder } from './data-folder/data-folder.ts';
import { openSecrets, type LocalSecrets } from './data-folder/secrets.ts';
import { prepareDatabases, type DatabaseUrls } from './databases.ts';
import { checkPorts } from './ports.ts';
import { ownPostgres } from './postgres/own-postgres.ts';
import type { RunningPostgres } from './postgres/start-postgres.ts';
import { openRunRecord } from './processes/run-record.ts';
import { runProgram, type RunningProgram } from './processes/run-program.ts';
import type { Program } from './program.ts';
import { trouble } from './trouble.ts';

/** What the list of programs is made from. */
export interface Prepared {
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
}

export interface SuperviseOptions {
  readonly config: OpsConfig;
  /** The checkout. */
  readonly root: string;
  readonly nodeEnv: 'production' | 'development';
  readonly say: (line: string) => void;
  readonly programs: (prepared: Prepared) => readonly Program[];
  /** Aborted when the start should end. */
  readonly signal: AbortSignal;
  /** Told the programs when all of them are ready. */
  readonly onReady: (programs: readonly Program[]) => void;
}

/**
 * Runs a whole installation until `signal` is aborted: lock, leftovers, Postgres, databases, programs; then all of it backwards, Postgres
 * last. Whatever fails on the way, everything that was started is ended.
 * @throws AppError `config_invalid` with one clear line
 */
export const supervise = async (options: SuperviseOptions): Promise<void> => {
  const { config, say, signal } = options;
  const folder = openDataFolder(config.dataDir);
  await using held = new AsyncDisposableStack();
  held.defer(lockFolder(config.dataDir, folder.lock));
  const record = await openRunRecord(folder.runRecord, (name) => say(`ending ${name}, left over from a start that was killed`));
  const secrets = openSecrets(folder.secrets, existsSync(folder.postgres));
  await checkPorts(config.host, wantedPorts(config));
  if (signal.aborted) return;

  const postgres = config.databaseUrl === null ? await ownPostgres({ config, folder, secrets, record }) : null;
  const closing = new AbortController();
  if (postgres) {
    held.defer(() => postgres.stop());
    held.defer(() => closing.abort());
  }
  const lost = postgres ? whenLost(postgres, closing.signal) : null;
  const urls = await prepareDatabases({
    adminUrl: config.databaseUrl?.reveal() ?? postgres?.adminUrl ?? '',
    database: databaseName(config),
    passwords: secrets.rolePasswords,
    urls: programUrls(config),
    policy: config.policy,
    clock: systemClock(),
  });
  if (signal.aborted) return;

  const programs = options.programs({ config, folder, secrets, urls });
  const running = AbortSignal.any([signal, closing.signal]);
  const started = programs.map((program) => runProgram({ ...options, program, logs: folder.logs, record, signal: running }));
  held.defer(() => stopAll(started));
  held.defer(() => closing.abort());
  await Promise.race([Promise.all(started), aborted(signal), ...(lost ? [lost] : [])]);
  if (signal.aborted) return;
  options.onReady(programs);
  await Promise.race([aborted(signal), ...(lost ? [lost] : [])]);
};

const stopAll = async (started: readonly Promise<RunningProgram>[]): Promise<void> => {
  const running = await Promise.allSettled(started);
  await Promise.all(running.flatMap((result) => (result.status === 'fulfilled' ? [result.value.stop()] : [])));
};

/** Rejects when Postgres ends before `closing` is aborted. */
const whenLost = (postgres: RunningPostgres, closing: AbortSignal): Promise<never> => {
  const lost = new Promise<never>((_, reject) => {
    postgres.process.once('exit', (code) => {
      if (!closing.aborted)
        reject(
          trouble(
            `Postgres stopped by itself (exit code ${code}); everything else is stopped too. Its log is in the logs folder; start again.`,
          ),
        );
    });
  });
  // Databases may still be in preparation when it happens: nobody awaits this yet.
  lost.catch(() => undefined);
  return lost;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const wantedPorts = ({ ports, mode, databaseUrl, postgresPort }: OpsConfig) => [
  { variable: 'PORT', port: ports.web, purpose: 'the web app' },
  { variable: 'CONSOLE_PORT', port: ports.console, purpose: 'the console' },
  { variable: 'WORKER_PORT', port: ports.worker, purpose: "the worker's health answers" },
  ...(mode === 'local'
    ? [
        { variable: 'SANDBOX_PORT', port: ports.sandbox, purpose: 'the stand-ins' },
        { variable: 'SANDBOX_SMTP_PORT', port: ports.smtp, purpose: 'the mail that ends in the inbox' },
      ]
    : []),
  ...(databaseUrl === null && postgresPort !== null
    ? [{ variable: 'POSTGRES_PORT', port: postgresPort, purpose: 'the embedded PostgreSQL' }]
    : []),
];

/** The database a DATABASE_URL names; our own is called candid. */
export const databaseName = ({ databaseUrl }: OpsConfig): string =>
  databaseUrl === null ? 'candid' : decodeURIComponent(new URL(databaseUrl.reveal()).pathname.slice(1));

/** The URLs of logins that were made by hand; null when there are none. */
export const programUrls = ({ programUrls: urls }: OpsConfig) =>
  urls && {
    web: urls.web.reveal(),
    worker: urls.worker.reveal(),
    console: urls.console.reveal(),
    keyring: urls.keyring.reveal(),
  };
