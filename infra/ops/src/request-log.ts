import { loadInstallationConfig } from '@candid/config';
import { createDatabase, createPool } from '@candid/db';
import { isAppError, systemClock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { LONGEST_REASON, openLines, SHORTEST_REASON } from '@candid/traffic';
import { createFileBlobs, createPostgresKeyring, createVault } from '@candid/vault';
import { join } from 'node:path';
import { readOptions } from './arguments.ts';
import { readMasterKeys } from './data-folder/secrets.ts';
import { reachDatabases } from './reach-databases.ts';
import { requestLogLines } from './request-log-lines.ts';
import { explain, trouble } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const USAGE =
  'npm run request-log -- --from 2026-01-31T10:00Z --to 2026-01-31T12:00Z --reason "why, without naming anybody". A span is a week at most, a reason ' +
  `${SHORTEST_REASON} to ${LONGEST_REASON} characters`;

/**
 * `npm run request-log`: opens the log of requests of a span, for work against abuse, as one line of JSON for each line of it. It is opened
 * as the owner of the database, because no program may; reason, span and number are kept and shown to staff (CR-34).
 */
try {
  const { from, to, reason } = readOptions(process.argv.slice(2), ['from', 'to', 'reason'], USAGE);
  if (from === undefined || to === undefined || reason === undefined) throw trouble(`Usage: ${USAGE}.`);
  const config = loadInstallationConfig(process.env, root);
  const policy = await loadPolicy(config.policy);
  if (policy.networkLog === null) throw trouble(`The policy "${policy.id}" keeps no log of requests: there is nothing to open.`);
  await using reached = await reachDatabases(config);
  const [applicationName, clock] = ['candid-request-log', systemClock()];
  const { kysely, destroy } = createDatabase({ url: reached.urls.owner, applicationName, max: 1 });
  const pool = createPool({ url: reached.urls.keyring, applicationName, max: 1 });
  const vault = createVault({
    keyring: createPostgresKeyring({ pool }),
    blobs: createFileBlobs({ dir: reached.folder.blobs }),
    masterKeys: readMasterKeys(reached.secrets.masterKeys),
    clock,
  });
  try {
    const options = { db: kysely, vault, clock, recordLifetime: lifetimeOf(policy, 'audit-event') };
    const lines = await openLines(options, { from: new Date(from), to: new Date(to), reason });
    process.stdout.write(requestLogLines(lines));
    if (lines.length === 0)
      process.stderr.write(
        'Nothing was noted in this span. The newest requests are written down some seconds after they came.\n',
      );
  } catch (error) {
    throw isAppError(error, 'bad_request') ? trouble(`Usage: ${USAGE}.`, { cause: error }) : error;
  } finally {
    await destroy();
    await pool.end();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
