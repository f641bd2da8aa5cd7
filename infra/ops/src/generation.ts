import { loadInstallationConfig } from '@candid/config';
import { createDatabase, readSwitch, setSwitch } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { join } from 'node:path';
import { reachDatabases } from './reach-databases.ts';
import { explain, trouble } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const USAGE = 'npm run generation -- stop|resume|status';

/** The operator's stop switch: seen by web at the next submission and by the worker before its next call to the provider. */
try {
  const [word = 'status', ...more] = process.argv.slice(2);
  if (!['stop', 'resume', 'status'].includes(word) || more.length > 0) throw trouble(`Usage: ${USAGE}`);
  await using reached = await reachDatabases(loadInstallationConfig(process.env, root));
  const { kysely, destroy } = createDatabase({ url: reached.urls.owner, applicationName: 'candid-generation', max: 1 });
  const name = 'generation';
  try {
    const state =
      word === 'status'
        ? await readSwitch(kysely, name)
        : await setSwitch(kysely, { name, stopped: word === 'stop', at: systemClock().now() });
    const since = state.changedAt === null ? '' : ` since ${state.changedAt.toISOString()}`;
    process.stdout.write(
      state.stopped
        ? `Making pictures is stopped${since}. Pictures already asked of the provider are finished; what waits ends as failed.\n`
        : `Making pictures is open${since}.\n`,
    );
  } finally {
    await destroy();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
