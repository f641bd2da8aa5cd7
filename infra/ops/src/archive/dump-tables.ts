import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { qualified, readTables } from './catalogue.ts';
import { createDigest } from './digest.ts';
import { tableFile, type TableEntry } from './manifest.ts';

/** Opens a connection whose queries all see the database as it is now, and which cannot write. End it when done. */
export const openSnapshot = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'candid-backup' });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // The snapshot is taken by the first query that reads, not by BEGIN.
  await client.query('SELECT count(*) FROM schema_migration');
  return client;
};

/** Writes every table that the snapshot sees to `<folder>/tables`, a file each. */
export const dumpTables = async (client: pg.Client, folder: string): Promise<TableEntry[]> => {
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
  const entries: TableEntry[] = [];
  for (const table of await readTables(client)) {
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const source = client.query(copyTo(`COPY ${qualified(table)} (${columns}) TO STDOUT`));
    const digest = createDigest();
    await pipeline(
      source,
      digest.through,
      createWriteStream(tableFile(folder, table), { mode: 0o600, flags: 'wx', flush: true }),
    );
    entries.push({ ...table, rows: source.rowCount, sha256: digest.sha256() });
  }
  return entries;
};
