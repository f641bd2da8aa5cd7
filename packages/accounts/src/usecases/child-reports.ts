import { inTransaction, keepRows, type Db, type Keeping } from '@candid/db';
import { AppError, duration, newId, type Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { AccountsContext } from '../context.ts';

const MAX_LENGTH = 2_000;
/** Over all of the installation: a form that anybody can send must not fill the disk. */
const PER_HOUR = 30;

export interface ReportTimes {
  /** Within which a child's data has to be erased once somebody told of it. */
  readonly eraseWithin: Milliseconds;
  /** How long the letter itself is kept. */
  readonly keepFor: Milliseconds;
}

const parseText = (given: string): string => {
  const text = given.trim();
  if (text === '' || text.length > MAX_LENGTH || !text.isWellFormed())
    throw new AppError('report_invalid', { limit: MAX_LENGTH });
  return text;
};

const assertRoom = async ({ db, clock }: AccountsContext): Promise<void> => {
  const { recent } = await db
    .selectFrom('child_report')
    .select((eb) => eb.fn.countAll<number>().as('recent'))
    .where('received_at', '>', new Date(clock.now().getTime() - duration.hours(1)))
    .executeTakeFirstOrThrow();
  if (recent >= PER_HOUR) throw new AppError('hour_full');
};

/**
 * Keeps somebody's word that a child uses the service, sealed under a contact of its own, with the moment by which the child's data has to
 * be gone (OH-21, HI-24, CR-27). Whoever writes is not asked who they are.
 * @returns that moment
 * @throws AppError `report_invalid` for nothing or over 2,000 characters, `hour_full`
 */
export const reportChild = async (ctx: AccountsContext, given: string, { eraseWithin, keepFor }: ReportTimes): Promise<Date> => {
  const text = parseText(given);
  await assertRoom(ctx);
  const [id, subjectId, at] = [randomUUID(), newId<'subject'>(), ctx.clock.now()];
  const after = (span: Milliseconds): Date => new Date(at.getTime() + span);
  const expiresAt = after(keepFor);
  const { keyId, sealed } = await ctx.vault.sealField({
    keyHolder: { kind: 'contact', subjectId, destroyAfter: expiresAt },
    context: `child_report.text:${id}`,
    plaintext: text,
  });
  const due = after(eraseWithin);
  const report = { id, subject_id: subjectId, text_key_id: keyId, text_sealed: sealed };
  await inTransaction(ctx.db, async (tx) => {
    const contact = { id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at } as const;
    await tx.insertInto('subject').values(contact).execute();
    await tx
      .insertInto('child_report')
      .values({ ...report, received_at: at, due_at: due, expires_at: expiresAt })
      .execute();
  });
  return due;
};

/**
 * Such letters go at their time, each with whoever wrote it and nobody else: others are known as contacts too, such as who waits for a
 * letter. Their keys carry the same deadline.
 */
export const keepChildReports = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => {
  const rows = keepRows({ db, table: 'child_report', key: 'id', startedAt: 'received_at', expiresAt: 'expires_at', lifetime });
  return {
    count: rows.count,
    sweep: async (now) => {
      // The letter goes with its writer, in one statement: nothing in between can leave a contact without one behind.
      const due = sql<boolean>`least(expires_at, received_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now}`;
      await db
        .deleteFrom('subject')
        .where('kind', '=', 'contact')
        .where('id', 'in', db.selectFrom('child_report').select('subject_id').where(due))
        .execute();
      await rows.sweep(now);
    },
  };
};
