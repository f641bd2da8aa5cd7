import { QUEUE_SCHEMA } from '@candid/jobs';
import { PgBoss } from 'pg-boss';

/** Woken by NOTIFY, for latency. */
export const WOKEN_QUEUE = 'bench-woken';
/** Fetched from in a loop, for throughput. */
export const LOOPED_QUEUE = 'bench-looped';

/** pg-boss as it comes, in the schema that the product's queues live in too. */
export const openBoss = async (
  url: string,
  options: { readonly max: number; readonly useListenNotify?: boolean },
): Promise<PgBoss> => {
  const boss = new PgBoss({
    connectionString: url,
    schema: QUEUE_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    ...options,
  });
  boss.on('error', (error) => process.stderr.write(`floor: ${String(error)}\n`));
  await boss.start();
  return boss;
};
