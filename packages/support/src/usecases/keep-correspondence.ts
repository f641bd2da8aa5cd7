import { keepRows, type Db, type Keeping } from '@candid/db';
import type { BlobId, CorrespondenceId, Milliseconds, ObjectKeyId, SubjectId } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';

export interface CorrespondenceKeeping {
  /** As the worker's role. */
  readonly db: Db;
  readonly vault: Pick<Vault, 'destroyKeys' | 'destroySubject' | 'deleteBlob'>;
  readonly lifetime: Milliseconds;
}

const BATCH = 200;

const findEnded = ({ db, lifetime }: CorrespondenceKeeping, now: Date) =>
  db
    .selectFrom('correspondence as c')
    .innerJoin('subject as s', 's.id', 'c.subject_id')
    .select(['c.id', 'c.subject_id', 'c.letter_key_id', 'c.address_key_id', 's.kind as subject_kind'])
    .where(sql<boolean>`least(c.expires_at, c.received_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now}`)
    .limit(BATCH)
    .execute();

const findEnclosed = (db: Db, letters: readonly CorrespondenceId[]) =>
  db
    .selectFrom('correspondence_attachment')
    .select(['details_key_id', 'blob_id', 'key_id'])
    .where('correspondence_id', 'in', letters)
    .execute();

/** Who wrote a letter and is nothing else here goes with it; a contact that anything else still hangs on stays. */
const forgetWriters = async ({ db, vault }: CorrespondenceKeeping, writers: readonly SubjectId[]): Promise<void> => {
  if (writers.length === 0) return;
  const holds = (table: 'correspondence' | 'child_report' | 'account_link') =>
    sql<boolean>`EXISTS (SELECT FROM ${sql.table(table)} AS held WHERE held.subject_id = subject.id)`;
  const free = await db
    .selectFrom('subject')
    .select('id')
    .where('id', 'in', writers)
    .where('kind', '=', 'contact')
    .where((eb) => eb.not(eb.or([holds('correspondence'), holds('child_report'), holds('account_link')])))
    .execute();
  for (const { id } of free) await vault.destroySubject(id);
  const ids = free.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('subject').where('id', 'in', ids).where('kind', '=', 'contact').execute();
};

/** Ends a batch of letters: keys first, which ends every copy, then files, then rows, then their writers. @returns how many */
const endBatch = async (ctx: CorrespondenceKeeping, now: Date): Promise<number> => {
  const ended = await findEnded(ctx, now);
  if (ended.length === 0) return 0;
  const letters = ended.map(({ id }) => id);
  const enclosed = await findEnclosed(ctx.db, letters);
  const keys = [
    ...ended.flatMap(({ letter_key_id, address_key_id }) => [letter_key_id, address_key_id]),
    ...enclosed.flatMap(({ details_key_id, key_id }) => [details_key_id, key_id]),
  ];
  await ctx.vault.destroyKeys(keys.filter((key): key is ObjectKeyId => key !== null));
  for (const { blob_id } of enclosed) await ctx.vault.deleteBlob(blob_id);
  await ctx.db.deleteFrom('correspondence').where('id', 'in', letters).execute();
  await forgetWriters(
    ctx,
    ended.filter(({ subject_kind }) => subject_kind === 'contact').map(({ subject_id }) => subject_id),
  );
  return ended.length;
};

/** Letters to support go at their time, answered or not, with all that came along (HI-04, CR-05). */
export const keepCorrespondence = (ctx: CorrespondenceKeeping): Keeping => {
  const { db, lifetime } = ctx;
  const rows = keepRows({ db, table: 'correspondence', key: 'id', startedAt: 'received_at', expiresAt: 'expires_at', lifetime });
  const enclosed = keepRows({
    db,
    table: 'correspondence_attachment',
    key: 'id',
    startedAt: 'received_at',
    expiresAt: 'expires_at',
    lifetime,
  });
  return {
    count: rows.count,
    sweep: async (now) => {
      while ((await endBatch(ctx, now)) === BATCH);
      await enclosed.sweep(now);
      await rows.sweep(now);
    },
  };
};

/** Which of these sealed files came along with a letter that is still there. */
export const findEnclosedFiles = async (db: Db, blobIds: readonly BlobId[]): Promise<BlobId[]> => {
  if (blobIds.length === 0) return [];
  const rows = await db.selectFrom('correspondence_attachment').select('blob_id').where('blob_id', 'in', blobIds).execute();
  return rows.map(({ blob_id }) => blob_id);
};
