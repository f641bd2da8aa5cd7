import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { randomUUID } from 'node:crypto';
import type { IssueTexts } from '../domain/issue.ts';

export interface Issue {
  readonly texts: IssueTexts;
  readonly hash: string;
}

/** What became of an issue so far; null for one that was not given out. */
export interface GivenOut {
  readonly at: Date;
  /** How many addresses were written to. */
  readonly letters: number;
  /** Everybody who read at that time has been reckoned with. */
  readonly isDone: boolean;
}

/** When the same texts were given out before, and how far that went. */
export const findIssue = async (db: Db, { hash }: Pick<Issue, 'hash'>): Promise<GivenOut | null> => {
  const found = await db
    .selectFrom('newsletter_issue as i')
    .leftJoin('newsletter_copy as c', 'c.issue_id', 'i.id')
    .select(({ fn }) => ['i.created_at as at', 'i.closed_at as closedAt', fn.count<string>('c.id').as('letters')])
    .where('i.hash', '=', hash)
    .groupBy(['i.id', 'i.created_at', 'i.closed_at'])
    .executeTakeFirst();
  return found ? { at: found.at, letters: Number(found.letters), isDone: found.closedAt !== null } : null;
};

/** How many ask for newsletters now; an address that stands on the list, or may not be written to, is among them. */
export const countReaders = async (db: Db): Promise<number> => {
  const found = await db
    .selectFrom('newsletter_reader')
    .select(({ fn }) => fn.countAll<string>().as('readers'))
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return Number(found?.readers ?? 0);
};

/**
 * Gives an issue out: from now on workers write to everybody who reads at this moment. The same texts are one issue, however often they are
 * given out.
 */
export const giveOutIssue = async ({ db, clock }: { readonly db: Db; readonly clock: Clock }, issue: Issue): Promise<void> => {
  const { texts, hash } = issue;
  await db
    .insertInto('newsletter_issue')
    .values({ id: randomUUID(), hash, texts: JSON.stringify(texts), created_at: clock.now(), closed_at: null })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
};
