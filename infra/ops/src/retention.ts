import { keptKinds } from '@candid/application';
import { loadInstallationConfig } from '@candid/config';
import { createDatabase, readonlyDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { readRetention, trustClock } from '@candid/privacy';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reachDatabases } from './reach-databases.ts';
import { isAllKept, retentionTable } from './retention-table.ts';
import { explain } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * `npm run retention`: what is held under each rule of the policy, and what is overdue; exits with 1 when a promise is not kept.
 * `--json`: as data. `--trust-clock`: takes back times that were recorded under a clock that was ahead; with everything stopped.
 */
try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, 'trust-clock': { type: 'boolean' } } });
  const config = loadInstallationConfig(process.env, root);
  const policy = await loadPolicy(config.policy);
  await using reached = await reachDatabases(config);
  const trusts = values['trust-clock'] === true;
  const url = trusts ? reached.urls.owner : reached.urls.console;
  const { kysely, destroy } = createDatabase({ url, applicationName: 'candid-retention-report', max: 1 });
  try {
    const now = systemClock().now();
    if (trusts) await trustClock(kysely, now);
    const figures = await readRetention(readonlyDatabase(kysely), { policy, kinds: keptKinds, now });
    process.stdout.write(values.json === true ? `${JSON.stringify(figures, null, 2)}\n` : retentionTable(figures));
    process.exitCode = isAllKept(figures) ? 0 : 1;
  } finally {
    await destroy();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
