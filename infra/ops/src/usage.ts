import { loadInstallationConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { loadPolicy } from '@candid/policy';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reachDatabases } from './reach-databases.ts';
import { explain } from './trouble.ts';
import { readUsage } from './read-usage.ts';
import { usageTable } from './usage-table.ts';

const root = join(import.meta.dirname, '../../..');

/**
 * `npm run usage`: the figures of use that were released, day by day, as the console's role may read them (NA-13, HI-10). `--days`: how many
 * days, 30 unless said; `--json`: as data.
 */
try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, days: { type: 'string' } } });
  const days = Number(values.days ?? 30);
  if (!Number.isInteger(days) || days < 1) throw new Error('--days takes a whole number of days, such as 7');
  const config = loadInstallationConfig(process.env, root);
  const { analytics, id } = await loadPolicy(config.policy);
  if (analytics === null) throw new Error(`The policy "${id}" counts nothing.`);
  await using reached = await reachDatabases(config);
  const { kysely, destroy } = createDatabase({ url: reached.urls.console, applicationName: 'candid-usage-report', max: 1 });
  try {
    const usage = await readUsage(kysely, { days, minimumGroup: analytics.minimumGroup });
    process.stdout.write(values.json === true ? `${JSON.stringify(usage, null, 2)}\n` : usageTable(usage));
  } finally {
    await destroy();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
