import { loadInstallationConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { reachDatabases } from '@candid/ops/src/reach-databases.ts';
import { loadPolicy } from '@candid/policy';
import { createPostgresKeyring } from '@candid/vault';
import pg from 'pg';
import { evidenceLines, readEvidence } from './read-evidence.ts';

/**
 * Asks the installation of this environment for the evidence of its policy's closed commitments and prints it.
 * @returns whether everything is green
 * @throws AppError `config_invalid` when there is no installation
 */
export const showEvidence = async (root: string): Promise<boolean> => {
  const config = loadInstallationConfig(process.env, root);
  await using reached = await reachDatabases(config);
  const open = (url: string) => createDatabase({ url, applicationName: 'candid-evidence', max: 1 });
  const [web, worker, staff] = [open(reached.urls.web), open(reached.urls.worker), open(reached.urls.console)];
  const keyring = new pg.Pool({ connectionString: reached.urls.keyring, max: 1 });
  try {
    const policy = await loadPolicy(config.policy);
    const answers = await readEvidence({
      web: web.kysely,
      worker: worker.kysely,
      console: staff.kysely,
      keys: createPostgresKeyring({ pool: keyring }),
      clock: systemClock(),
      policy,
    });
    process.stdout.write(evidenceLines(answers));
    return answers.every(({ reading }) => reading.ok);
  } finally {
    await Promise.all([web.destroy(), worker.destroy(), staff.destroy(), keyring.end()]);
  }
};
