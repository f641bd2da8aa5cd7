import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder } from './data-folder/folder-lock.ts';
import { openDataFolder, type DataFolder } from './data-folder/data-folder.ts';
import { openSecrets, type LocalSecrets } from './data-folder/secrets.ts';
import { prepareDatabases, type DatabaseUrls } from './databases.ts';
import { checkPorts } from './ports.ts';
import { ownPostgres } from './postgres/own-postgres.ts';
import type { RunningPostgres } from './postgres/start-postgres.ts';
import { openRunRecord } from './processes/run-record.ts';
import { runProgram, type RunningProgram } from './processes/run-program.ts';
import { policyInForce, type Versions } from './policy-in-force.ts';
import type { Program } from './program.ts';
import { trouble } from './trouble.ts';

/** What the list of programs is made from. */
export interface Prepared {
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
}

interface Supervised {
  readonly config: OpsConfig;
  /** The checkout. */
  readonly root: string;
  readonly nodeEnv: 'production' | 'development';
  readonly say: (line: string) => void;
  /** Aborted when the start should end. */
  readonly signal: AbortSignal;
  /** Told the programs when all of them are ready. */
  readonly onReady: (programs: readonly Program[]) => void;
}

export interface SuperviseOptions extends Supervised {
  readonly programs: (prepared: Prepared) => readonly Program[];
}

export interface SuperviseAloneOptions extends Supervised {
  readonly programs: (config: OpsConfig) => readonly Program[];
}

interface Opened {
  readonly folder: DataFolder;
  readonly record: Awaited<ReturnType<typeof openRunRecord>>;
}

/** Takes the data folder for this start alone, and ends what a start that was killed left behind. */
const open = async ({ config, say }: Supervised, held: AsyncDisposableStack): Promise<Opened> => {
  const folder = openDataFolder(config.dataDir);
  held.defer(lockFolder(config.dataDir, folder.lock));
  const record = await openRunRecord(folder.runRecord, (name) => say(`ending ${name}, left over from a start that was killed`));
  return { folder, record };
};

/** How a run ended: somebody ended it, or another version of the policy counts from now on. */
export type RunEnd = 'stopped' | 'policy-changes';

interface Run extends Opened {
  /** What the programs were started with. */
  readonly versions: Versions;
  /** Null where nothing is kept on the server. */
  readonly ownerUrl: string | null;
  readonly programs: readonly Program[];
  readonly held: AsyncDisposableStack;
  /** Aborted when what the programs stand on is about to go. */
  readonly closing: AbortController;
  /** Rejects when what the programs stand on is gone; null when they stand on nothing. */
  readonly lost: Promise<never> | null;
}

const runPrograms = async (options: Supervised, run: Run): Promise<RunEnd> => {
  const { programs, folder, record, held, closing, lost } = run;
  const { signal } = options;
  const running = AbortSignal.any([signal, closing.signal]);
  const started = programs.map((program) => runProgram({ ...options, program, logs: folder.logs, record, signal: running }));
  held.defer(() => stopAll(started));
  held.defer(() => closing.abort());
  await Promise.race([Promise.all(started), aborted(signal), ...(lost ? [lost] : [])]);
  if (signal.aborted) return 'stopped';
  options.onReady(programs);
  const changes = untilPolicyChanges(run, running);
  await Promise.race([aborted(signal), changes, ...(lost ? [lost] : [])]);
  return signal.aborted ? 'stopped' : 'policy-changes';
};

/** Between two looks whether the prepared version counts by now. */
const LOOK_EVERY_MS = 30_000;

/** Resolves once the prepared version counts; never where none is prepared. */
const untilPolicyChanges = async ({ versions, ownerUrl }: Run, running: AbortSignal): Promise<void> => {
  if (versions.nextPolicy === null) return new Promise(() => undefined);
  while (!running.aborted) {
    await pause(LOOK_EVERY_MS, null, { signal: running, ref: false }).catch(() => undefined);
    // A database that does not answer now is asked again.
    const found = await policyInForce(versions, { ownerUrl, clock: systemClock() }).catch(() => versions);
    if (found.policy !== versions.policy) return;
  }
};

/**
 * Runs a whole installation until `signal` is aborted: lock, leftovers, Postgres, databases, programs; then all of it backwards, Postgres
 * last. Whatever fails on the way, everything that was started is ended.
 * @throws AppError `config_invalid` with one clear line
 */
export const supervise = async (options: SuperviseOptions): Promise<RunEnd> => {
  const { config, signal } = options;
  await using held = new AsyncDisposableStack();
  const opened = await open(options, held);
  const { folder, record } = opened;
  const secrets = openSecrets(folder.secrets, existsSync(folder.postgres));
  await checkPorts(config.host, wantedPorts(config));
  if (signal.aborted) return 'stopped';

  const postgres = config.databaseUrl === null ? await ownPostgres({ config, folder, secrets, record }) : null;
  const closing = new AbortController();
  if (postgres) {
    held.defer(() => postgres.stop());
    held.defer(() => closing.abort());
  }
  const lost = postgres ? whenLost(postgres, closing.signal) : null;
  const databases = {
    adminUrl: config.databaseUrl?.reveal() ?? postgres?.adminUrl ?? '',
    database: databaseName(config),
    passwords: secrets.rolePasswords,
    urls: programUrls(config),
    policy: config.policy,
    clock: systemClock(),
  };
  const urls = await prepareDatabases(databases);
  const versions = await policyInForce(config, { ownerUrl: urls.owner, clock: systemClock() });
  // The rights of the programs follow the version that counts.
  if (versions.policy !== config.policy) await prepareDatabases({ ...databases, policy: versions.policy });
  if (signal.aborted) return 'stopped';
  const programs = options.programs({ config: { ...config, ...versions }, folder, secrets, urls });
  return await runPrograms(options, { ...opened, programs, held, closing, lost, versions, ownerUrl: urls.owner });
};

/**
 * Runs programs that stand on nothing: no database is started, made or reached, and no secret is made. What a policy without anything
 * on the server needs (OD-06).
 * @throws AppError `config_invalid` with one clear line
 */
export const superviseAlone = async (options: SuperviseAloneOptions): Promise<RunEnd> => {
  const { config, signal } = options;
  await using held = new AsyncDisposableStack();
  const opened = await open(options, held);
  await checkPorts(config.host, wantedPorts(config).slice(0, 1));
  if (signal.aborted) return 'stopped';
  const versions = await policyInForce(config, { ownerUrl: null, clock: systemClock() });
  const programs = options.programs({ ...config, ...versions });
  return await runPrograms(options, {
    ...opened,
    programs,
    held,
    closing: new AbortController(),
    lost: null,
    versions,
    ownerUrl: null,
  });
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
