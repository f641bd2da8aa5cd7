/**
 * Creates an empty migration and adds it to the list: `npm run migrate:new -- add-x`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { systemClock } from '@candid/kernel';
import { newMigration } from '../src/new-migration.ts';

const folder = new URL('../src/migrations/', import.meta.url);
const index = new URL('index.ts', folder);

try {
  const made = newMigration({ title: process.argv[2] ?? '', now: systemClock().now(), index: await readFile(index, 'utf8') });
  await writeFile(new URL(made.file, folder), made.source, { flag: 'wx' });
  await writeFile(index, made.index);
  process.stdout.write(
    `packages/db/src/migrations/${made.file}\nNow write its SQL, the table's type in src/tables, its columns in src/data-map and its rights in src/grants.ts.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
