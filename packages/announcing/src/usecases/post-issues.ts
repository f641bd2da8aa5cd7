import { inTransaction, passFence, type Db, type Tx } from '@candid/db';
import { isAppError, type Milliseconds, type SubjectId } from '@candid/kernel';
import { postLetter, type PostContext } from '@candid/mail';
import { randomUUID } from 'node:crypto';
import { isSuppressed } from '../store/suppressions.ts';

/** Places around the commits of an issue where a worker may die; a test dies there. */
export const issueCrashPoints = ['reader-found', 'copy-written', 'copy-posted', 'issue-walked'] as const;
export type IssueCrashPoint = (typeof issueCrashPoints)[number];

export interface IssueContext extends PostContext {
  readonly db: Db;
  readonly reach: (point: IssueCrashPoint) => void;
}

const BATCH = 200;

interface Reader {
  readonly id: string;
  readonly subjectId: SubjectId;
  readonly index: Buffer;
}

const readersOf = (db: Db | Tx) =>
  db
    .selectFrom('newsletter_reader as r')
    .leftJoin('account as a', 'a.subject_id', 'r.subject_id')
    .select((eb) => ['r.id', 'r.subject_id as subjectId', eb.fn.coalesce('r.address_index', 'a.email_index').as('index')])
    .where('r.confirmed_at', 'is not', null);

const findReaders = async (db: Db, { since, after }: { since: Date; after: string | null }): Promise<readonly Reader[]> => {
  const rows = await readersOf(db)
    .where('r.confirmed_at', '<=', since)
    .$if(after !== null, (query) => query.where('r.id', '>', after as string))
    .orderBy('r.id')
    .limit(BATCH)
    .execute();
  return rows.flatMap(({ index, ...reader }) => (index === null ? [] : [{ ...reader, index }]));
};

/**
 * One copy and its letter, in one commit, unless the address has one already. What forbids it is asked in the same transaction: whether
 * they still read, the fence with its purpose (restriction, objection), and the list of addresses that want none.
 */
const post = async (ctx: IssueContext, issueId: string, { id, subjectId, index }: Reader): Promise<void> => {
  const at = ctx.clock.now();
  const lifetime: Milliseconds = ctx.letterLifetime;
  await inTransaction(ctx.db, async (tx) => {
    if (await isSuppressed(tx, index, at)) return;
    await passFence(tx, { subjectId, purpose: 'marketing' });
    const still = await readersOf(tx).where('r.id', '=', id).executeTakeFirst();
    if (!still?.index?.equals(index)) return;
    const copy = await tx
      .insertInto('newsletter_copy')
      .values({
        id: randomUUID(),
        issue_id: issueId,
        subject_id: subjectId,
        address_index: index,
        created_at: at,
        expires_at: new Date(at.getTime() + lifetime),
      })
      .onConflict((conflict) => conflict.columns(['issue_id', 'address_index']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!copy) return;
    ctx.reach('copy-written');
    await postLetter(tx, ctx, { kind: 'newsletter', subjectId, causeId: copy.id });
  });
  ctx.reach('copy-posted');
};

const postIssue = async (ctx: IssueContext, { id, since }: { id: string; since: Date }): Promise<void> => {
  for (let after: string | null = null; ;) {
    const readers: readonly Reader[] = await findReaders(ctx.db, { since, after });
    for (const reader of readers) {
      ctx.reach('reader-found');
      try {
        await post(ctx, id, reader);
      } catch (error) {
        // Restricted, objected, or gone since they were found.
        if (!isAppError(error, 'forbidden') && !isAppError(error, 'not_found')) throw error;
      }
    }
    after = readers.at(-1)?.id ?? null;
    if (readers.length < BATCH) break;
  }
  ctx.reach('issue-walked');
  await ctx.db
    .updateTable('newsletter_issue')
    .set({ closed_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
};

/**
 * Asks for the letters of every newsletter that is not done with: one to each address that read when it was given out. Any number of
 * workers may run it, and die at any point; whoever comes next goes on.
 */
export const postIssues = async (ctx: IssueContext): Promise<void> => {
  const open = await ctx.db
    .selectFrom('newsletter_issue')
    .select(['id', 'created_at as since'])
    .where('closed_at', 'is', null)
    .orderBy('created_at')
    .execute();
  for (const issue of open) await postIssue(ctx, issue);
};
