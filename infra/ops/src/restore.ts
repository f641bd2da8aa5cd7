import { loadInstallationConfig } from '@candid/config';
import { prepareCluster } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readBackup, restoreBackup } from './archive/restore-backup.ts';
import { readOptions } from './arguments.ts';
import { openDataFolder } from './data-folder/data-folder.ts';
import { prepareDatabases } from './databases.ts';
import { takeDatabases } from './reach-databases.ts';
import { databaseName, programUrls } from './supervise.ts';
import { explain, trouble } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const USAGE = 'npm run restore -- --from FOLDER [--keyring-from ANOTHER-FOLDER] [--secrets-from FILE]';
/** npm changes the folder; a path is meant from where the command was typed. */
const from = process.env.INIT_CWD ?? process.cwd();
const clock = systemClock();

const takeSecrets = async (file: string, dataDir: string): Promise<void> => {
  const folder = openDataFolder(dataDir);
  if (existsSync(folder.secrets))
    throw trouble(`${folder.secrets} is there already: leave out --secrets-from, or set DATA_DIR to a new folder.`);
  if (!existsSync(file)) throw trouble(`--secrets-from ${file} is not there.`);
  await copyFile(file, folder.secrets, constants.COPYFILE_EXCL);
};

try {
  const options = readOptions(process.argv.slice(2), ['from', 'keyring-from', 'secrets-from'], USAGE);
  if (!options.from) throw trouble(`The backup's folder must be named. Usage: ${USAGE}`);
  const config = loadInstallationConfig(process.env, root);
  const keyringFrom = options['keyring-from'] ? resolve(from, options['keyring-from']) : null;
  const { id: policyId } = await loadPolicy(config.policy);
  const backup = await readBackup({ from: resolve(from, options.from), keyringFrom, policyId });
  if (options['secrets-from']) await takeSecrets(resolve(from, options['secrets-from']), config.dataDir);

  await using reached = await takeDatabases(config);
  const { folder, secrets, adminUrl, urls } = reached;
  const cluster = { adminUrl, database: databaseName(config), passwords: secrets.rolePasswords };
  const handMade = programUrls(config);
  if (handMade === null) await prepareCluster(cluster);
  const { overdue, unfinished } = await restoreBackup({
    backup,
    urls,
    blobDir: folder.blobs,
    masterKeys: secrets.masterKeys,
    clock,
  });
  await prepareDatabases({ ...cluster, urls: handMade, policy: config.policy, clock });
  process.stdout.write(
    [
      `Restored the main database of ${backup.main.createdAt}, with ${backup.main.blobs.count} sealed files.`,
      backup.keyring
        ? `Restored the keyring of ${backup.keyring.manifest.createdAt}: what people deleted by hand since then can be opened again, until its deadline. Without --keyring-from nothing comes back.`
        : 'The living keyring was kept: nothing that has been deleted since opens again.',
      `Keys whose deadline had passed: ${overdue}, destroyed. Pictures that were being made: ${unfinished}, ended; none is asked for twice.`,
      'Now run: npm start',
      '',
    ].join('\n'),
  );
  const { lost } = backup.main.blobs;
  if (lost > 0) {
    process.stderr.write(`${lost} sealed files were missing when the backup was made: the pictures in them cannot be shown.\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
