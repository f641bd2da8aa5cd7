import type { Clock } from '@candid/kernel';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { mainTemplate } from './testing.ts';

export const TEST_QUEUE = 'seeded';

/** The real queue schema with one queue in it, so that grants and guards are tried on what pg-boss really makes. */
const createQueue = async (client: pg.ClientBase): Promise<void> => {
  const db = {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: (await client.query(text, values)).rows as unknown[] }),
  };
  const boss = new PgBoss({ db, schema: 'pgboss', supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(TEST_QUEUE, { notify: true, heartbeatSeconds: 60 });
  await boss.stop({ graceful: false });
};

export const queueTemplate = (clock: Clock) => mainTemplate({ clock, name: 'main_with_queue', queue: createQueue });
