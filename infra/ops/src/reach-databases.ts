import type { OpsConfig } from '@candid/config';
import { existsSync, readFileSync } from 'node:fs';
import { hasDatabase, openDataFolder, type DataFolder } from './data-folder/data-folder.ts';
import { holderOf, lockFolder } from './data-folder/folder-lock.ts';
import { openSecrets, type LocalSecrets } from './data-folder/secrets.ts';
import { databaseUrls, type DatabaseUrls } from './databases.ts';
import { ownPostgres } from './postgres/own-postgres.ts';
import { ownAdminUrl } from './postgres/start-postgres.ts';
import { openRunRecord } from './processes/run-record.ts';
import { databaseName, programUrls } from './supervise.ts';
import { trouble } from './trouble.ts';

/** An installation whose databases answer. */
export interface Reached extends AsyncDisposable {
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly adminUrl: string;
  readonly urls: DatabaseUrls;
}

/** A backup writes next to nothing into the data folder. */
const LEAST_FREE_BYTES = 10_000_000;

/**
 * Finds the databases of an installation for reading: those of a start that is running, DATABASE_URL's, or its own, which are started
 * for as long as the result lives.
 * @throws AppError `config_invalid` when there is no installation
 */
export const reachDatabases = async (config: OpsConfig): Promise<Reached> => {
  const installed = `${config.dataDir}/secrets.json`;
  if (!existsSync(installed)) {
    throw trouble(
      `There is no installation in ${config.dataDir} (no secrets.json). Set DATA_DIR to the folder that the service uses.`,
    );
  }
  const folder = openDataFolder(config.dataDir, LEAST_FREE_BYTES);
  if (holderOf(folder.lock) === null) return takeDatabases(config);
  const secrets = openSecrets(folder.secrets, true);
  const port = existsSync(`${folder.postgres}.port`) ? Number(readFileSync(`${folder.postgres}.port`, 'utf8')) : 0;
  const adminUrl = config.databaseUrl?.reveal() ?? ownAdminUrl(secrets.postgresPassword, port);
  return { folder, secrets, adminUrl, urls: urlsOf(config, adminUrl, secrets), [Symbol.asyncDispose]: async () => undefined };
};

/**
 * Takes the installation for this process alone and starts its Postgres, if it has one of its own.
 * @throws AppError `config_invalid` while a start is running
 */
export const takeDatabases = async (config: OpsConfig): Promise<Reached> => {
  const folder = openDataFolder(config.dataDir, LEAST_FREE_BYTES);
  await using held = new AsyncDisposableStack();
  held.defer(lockFolder(config.dataDir, folder.lock));
  const record = await openRunRecord(folder.runRecord, () => undefined);
  const secrets = openSecrets(folder.secrets, hasDatabase(folder, config.databaseUrl === null));
  const postgres = config.databaseUrl === null ? await ownPostgres({ config, folder, secrets, record }) : null;
  if (postgres) held.defer(() => postgres.stop());
  const adminUrl = config.databaseUrl?.reveal() ?? postgres?.adminUrl ?? '';
  const urls = urlsOf(config, adminUrl, secrets);
  const kept = held.move();
  return { folder, secrets, adminUrl, urls, [Symbol.asyncDispose]: () => kept.disposeAsync() };
};

const urlsOf = (config: OpsConfig, adminUrl: string, secrets: LocalSecrets): DatabaseUrls =>
  databaseUrls({ adminUrl, database: databaseName(config), passwords: secrets.rolePasswords, urls: programUrls(config) });
