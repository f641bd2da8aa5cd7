import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { hasDatabase, type DataFolder } from './data-folder/data-folder.ts';
import { openSecrets, type LocalSecrets } from './data-folder/secrets.ts';
import { prepareDatabases, type DatabaseUrls } from './databases.ts';
import { checkPorts } from './ports.ts';
import { ownPostgres } from './postgres/own-postgres.ts';
import type { RunningPostgres } from './postgres/start-postgres.ts';
import { checkVersions } from './check-versions.ts';
import { announcedIn, policyInForce, type Versions } from './policy-in-force.ts';
import type { Program } from './program.ts';
import { open, runPrograms, type Opened, type RunEnd, type Supervised } from './run.ts';
import { trouble } from './trouble.ts';

/** What the list of programs is made from. */
export interface Prepared {
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
}

export interface SuperviseOptions extends Supervised {
  readonly programs: (prepared: Prepared) => readonly Program[];
}

/** What programs stand on, once it is there. */
export interface Ground {
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
  /** The policy that counts, and one that is prepared. */
  readonly versions: Versions;
  /** Aborted when Postgres is about to go. */
  readonly closing: AbortController;
  /** Rejects when Postgres is gone; null where it is somebody else's. */
  readonly lost: Promise<never> | null;
}

export interface GroundOptions {
  readonly config: OpsConfig;
  /** Says which version counts, from the announced ones. */
  readonly versionsFrom: (ownerUrl: string) => Promise<Versions>;
}

/**
 * Starts or reaches Postgres, and makes both databases what the policy needs.
 * @param held ends what was started
 * @throws AppError `config_invalid` with one clear line
 */
export const layGround = async (
  { config, versionsFrom }: GroundOptions,
  { folder, record }: Opened,
  held: AsyncDisposableStack,
): Promise<Ground> => {
  const secrets = openSecrets(folder.secrets, hasDatabase(folder, config.databaseUrl === null));
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
  const versions = await versionsFrom(urls.owner);
  // The rights of the programs follow the version that counts.
  if (versions.policy !== config.policy) await prepareDatabases({ ...databases, policy: versions.policy });
  return { secrets, urls, versions, closing, lost };
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
  await checkPorts(config.host, wantedPorts(config));
  if (signal.aborted) return 'stopped';
  const versionsFrom = (ownerUrl: string): Promise<Versions> =>
    policyInForce(config, { announced: announcedIn(ownerUrl), clock: systemClock() });
  const { urls, versions, secrets, ...ground } = await layGround({ config, versionsFrom }, opened, held);
  if (signal.aborted) return 'stopped';
  await checkVersions({ config, versions, ownerUrl: urls.owner, say: options.say, clock: systemClock() });
  const programs = options.programs({ config: { ...config, ...versions }, folder: opened.folder, secrets, urls });
  return await runPrograms(options, { ...opened, ...ground, programs, held, versions, announced: announcedIn(urls.owner) });
};

/** Rejects when Postgres ends before `closing` is aborted. */
const whenLost = (postgres: RunningPostgres, closing: AbortSignal): Promise<never> => {
  const lost = new Promise<never>((_, reject) => {
    postgres.process.once('exit', (code) => {
      if (!closing.aborted)
        reject(
          trouble(
            `Postgres stopped by itself (exit code ${code}); what stood on it is stopped too. Its log is in the logs folder; start again.`,
          ),
        );
    });
  });
  // Databases may still be in preparation when it happens: nobody awaits this yet.
  lost.catch(() => undefined);
  return lost;
};

/** The ports of a start, the web program's first. */
export const wantedPorts = ({ ports, mode, databaseUrl, postgresPort }: OpsConfig) => [
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
