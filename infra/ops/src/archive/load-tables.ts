import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { trouble } from '../trouble.ts';
import { inLoadOrder, qualified, readTables, type TableShape } from './catalogue.ts';
import { createDigest, digestFile } from './digest.ts';
import { tableFile, type Manifest, type TableEntry } from './manifest.ts';

/** @throws AppError `config_invalid` when a file is missing, cut short or changed */
export const verifyTables = async (folder: string, { tables }: Manifest): Promise<void> => {
  for (const table of tables) {
    if ((await digestFile(tableFile(folder, table))) !== table.sha256) throw damaged(tableFile(folder, table));
  }
};

export const damaged = (path: string) =>
  trouble(
    `${path} is missing or not what was backed up (checksum differs). Nothing was restored: use another copy of this backup.`,
  );

/**
 * Puts a dump's rows and sequences in the place of what the tables hold. The caller has a transaction open and commits it.
 * @throws AppError `config_invalid` when the tables of the backup are not the tables here
 */
export const loadTables = async (client: pg.ClientBase, folder: string, manifest: Manifest): Promise<void> => {
  const here = await readTablesFor(client, manifest);
  await client.query(`TRUNCATE ${here.map(qualified).join(', ')}`);
  for (const table of await inLoadOrder(client, manifest.tables)) {
    // Triggers announce what is new; what comes back is not.
    await client.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`);
    await loadTable(client, folder, table);
  }
  // A table with deferred checks outstanding (pg-boss defers a foreign key) cannot be altered.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of here) await client.query(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`);
  for (const sequence of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
      qualified(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
};

/** pg-boss makes a partition for each day: those of the backup's days are made again, those of other days stay empty. */
const readTablesFor = async (client: pg.ClientBase, { tables }: Manifest): Promise<TableShape[]> => {
  const before = await readTables(client);
  checkShapes(before.filter(isWhole), tables.filter(isWhole));
  for (const table of tables) {
    if (!table.partition || before.some(({ schema, name }) => schema === table.schema && name === table.name)) continue;
    if (!/^(FOR VALUES [^;]+|DEFAULT)$/.test(table.partition.bound)) throw otherTables(table.name);
    await client.query(`CREATE TABLE ${qualified(table)} PARTITION OF ${qualified(table.partition)} ${table.partition.bound}`);
  }
  return readTables(client);
};

const isWhole = ({ partition }: TableShape): boolean => partition === null;

const loadTable = async (client: pg.ClientBase, folder: string, table: TableEntry): Promise<void> => {
  const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const sink = client.query(copyFrom(`COPY ${qualified(table)} (${columns}) FROM STDIN`));
  const path = tableFile(folder, table);
  const digest = createDigest();
  await pipeline(createReadStream(path), digest.through, sink);
  if (digest.sha256() !== table.sha256 || sink.rowCount !== table.rows) throw damaged(path);
};

const checkShapes = (here: readonly TableShape[], backedUp: readonly TableShape[]): void => {
  const shape = ({ schema, name, columns }: TableShape): string => `${schema}.${name} (${[...columns].sort().join(', ')})`;
  const [ours, theirs] = [here.map(shape), backedUp.map(shape)];
  const stranger = [...theirs.filter((text) => !ours.includes(text)), ...ours.filter((text) => !theirs.includes(text))][0];
  if (stranger === undefined) return;
  throw otherTables(stranger);
};

const otherTables = (which: string) =>
  trouble(
    `The backup was made with other tables than this release has (${which}). Restore it with the release that made it, then update.`,
  );
