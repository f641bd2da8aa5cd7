import type { ClientBase } from 'pg';
import { PgBoss } from 'pg-boss';
import { DEAD_LETTERS, jobCatalogue, QUEUE_SCHEMA } from './catalogue.ts';

/**
 * Creates or updates the queue's schema and queues. Run by the database's owner while migrating; the programs themselves hold no
 * right to change a schema. Safe to repeat and to run from several processes at once (pg-boss takes its own advisory lock).
 */
export const installQueues = async (owner: ClientBase): Promise<void> => {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: (await owner.query(text, values)).rows }) },
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
  });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    await boss.createQueue(DEAD_LETTERS, { deleteAfterSeconds: 30 * 86_400, retentionSeconds: 30 * 86_400 });
    for (const [name, { policy }] of Object.entries(jobCatalogue)) {
      const retryBackoff = policy.retryDelayMax !== undefined;
      const queue = { ...policy, retryBackoff, notify: true, deadLetter: DEAD_LETTERS, deleteAfterSeconds: 3_600 };
      await boss.createQueue(name, queue);
      await boss.updateQueue(name, queue);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures[0]) throw failures[0];
};
