import { createDatabase, inTransaction } from '@candid/db';
import { newId, type SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromKysely } from 'pg-boss';
import type { Installation } from '../installation.ts';
import { openWorker, type WorkerLink } from '../processes/worker-link.ts';
import { LOOPED_QUEUE, openBoss, WOKEN_QUEUE } from './floor-queues.ts';

/** The least that the same durable result could cost: what a ratio is taken against. */
export interface Floor extends AsyncDisposable {
  /** The rows of a submission and a bare `send`, in one transaction. */
  submit(subjectId: SubjectId): Promise<void>;
  /** A bare `send` of work for the loop. */
  send(): Promise<void>;
  openWorker(lanes: number): Promise<WorkerLink>;
}

export const openFloor = async ({ only, urls, folder }: Installation): Promise<Floor> => {
  const boss = await openBoss(urls.admin, { max: 2 });
  await boss.createQueue(WOKEN_QUEUE, { notify: true });
  await boss.createQueue(LOOPED_QUEUE);
  const { kysely, destroy } = createDatabase({ url: urls.admin, applicationName: 'candid-bench', max: 2 });
  const prompt = Buffer.alloc(125, 1);
  return {
    submit: (subjectId) =>
      inTransaction(kysely, async (tx) => {
        const id = newId<'generation'>();
        const at = new Date();
        const day = at.toISOString().slice(0, 10);
        await sql`INSERT INTO spend_day AS d VALUES (${day}, 1, 0)
          ON CONFLICT (day) DO UPDATE SET reserved_micro_usd = d.reserved_micro_usd + 1`.execute(tx);
        await tx
          .insertInto('generation')
          .values({
            id,
            subject_id: subjectId,
            client_key: randomUUID(),
            position: 0,
            kind: 'generate',
            state: 'queued',
            model: 'floor',
            quality: 'high',
            width: 1024,
            height: 1024,
            background: 'opaque',
            output_format: 'png',
            prompt_key_id: newId<'object-key'>(),
            prompt_sealed: prompt,
            reference_count: 0,
            has_mask: false,
            estimate_micro_usd: 1,
            spend_day: day,
            created_at: at,
            lifetime_ms: 3_600_000,
            record_lifetime_ms: 86_400_000,
          })
          .execute();
        await tx.insertInto('generation_event').values({ generation_id: id, subject_id: subjectId, kind: 'state', at }).execute();
        await boss.send(WOKEN_QUEUE, { id }, { db: fromKysely(tx) });
      }),
    send: async () => {
      await boss.send(LOOPED_QUEUE, { id: randomUUID() });
    },
    openWorker: (lanes) =>
      openWorker(fileURLToPath(import.meta.resolve('./floor-worker.ts')), {
        ...only.worker,
        DATABASE_URL: urls.admin,
        FLOOR_FOLDER: join(folder, 'floor'),
        LANES: String(lanes),
      }),
    [Symbol.asyncDispose]: async () => {
      await boss.stop({ graceful: false });
      await destroy();
    },
  };
};
