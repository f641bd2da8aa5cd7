import { loadInstallationConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeBackup } from './archive/make-backup.ts';
import { makeTargets } from './archive/target-folders.ts';
import { readOptions } from './arguments.ts';
import { reachDatabases } from './reach-databases.ts';
import { explain, trouble } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const USAGE = 'npm run backup -- --to FOLDER --keyring-to ANOTHER-FOLDER [--with-secrets FILE]';
/** npm changes the folder; a path is meant from where the command was typed. */
const from = process.env.INIT_CWD ?? process.cwd();

try {
  const options = readOptions(process.argv.slice(2), ['to', 'keyring-to', 'with-secrets'], USAGE);
  if (!options.to || !options['keyring-to']) throw trouble(`Both folders must be named. Usage: ${USAGE}`);
  const [to, keyringTo] = [resolve(from, options.to), resolve(from, options['keyring-to'])];
  const config = loadInstallationConfig(process.env, root);
  await using reached = await reachDatabases(config);
  makeTargets({ to, keyringTo, dataDir: config.dataDir });
  const { folder, secrets, urls } = reached;
  const made = await makeBackup({
    to,
    keyringTo,
    urls,
    blobDir: folder.blobs,
    masterKeys: secrets.masterKeys,
    clock: systemClock(),
  });
  const kept = options['with-secrets'] ? resolve(from, options['with-secrets']) : null;
  if (kept !== null) await copyFile(folder.secrets, kept, constants.COPYFILE_EXCL);
  const rows = (tables: readonly { rows: number }[]): number => tables.reduce((sum, table) => sum + table.rows, 0);
  const { blobs } = made.main;
  process.stdout.write(
    [
      `Main database   ${to}: ${rows(made.main.tables)} rows, ${blobs.count} sealed files${blobs.gone ? ` (${blobs.gone} more were destroyed meanwhile)` : ''}`,
      `Keyring         ${keyringTo}: ${rows(made.keyring.tables)} rows`,
      kept === null
        ? `Master keys     not in the backup: keep a copy of ${folder.secrets} in a third place; without it nothing opens again.`
        : `Master keys     ${kept}: keep it in a third place.`,
      'Keep the two folders apart. Who restores an old keyring brings back what was deleted since; let its backups expire first.',
      '',
    ].join('\n'),
  );
  if (blobs.lost > 0) {
    process.stderr.write(
      `${blobs.lost} sealed files are missing from ${folder.blobs}, though their keys are there. The backup is complete but for them: find out what removed them.\n`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
