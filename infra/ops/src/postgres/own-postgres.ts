import type { OpsConfig } from '@candid/config';
import { join } from 'node:path';
import { noteDatabase, type DataFolder } from '../data-folder/data-folder.ts';
import type { LocalSecrets } from '../data-folder/secrets.ts';
import { rotate } from '../processes/log-file.ts';
import type { RunRecord } from '../processes/run-record.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

export interface OwnPostgresOptions {
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly record: RunRecord;
}

/** Starts the Postgres of the data folder, notes that there is one, and writes it into the record of what runs. The caller holds the folder's lock. */
export const ownPostgres = async (options: OwnPostgresOptions): Promise<RunningPostgres> => {
  const { config, folder, secrets, record } = options;
  const logFile = join(folder.logs, 'postgres.log');
  rotate(logFile);
  const onStarted = (pid: number): void => record.add('postgres', pid);
  const postgres = await startPostgres({
    folder: folder.postgres,
    logFile,
    password: secrets.postgresPassword,
    port: config.postgresPort,
    onStarted,
  });
  noteDatabase(folder);
  postgres.process.once('exit', () => record.remove(postgres.process.pid ?? 0));
  return postgres;
};
