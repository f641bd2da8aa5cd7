import { inTransaction, passFence, type Db } from '@candid/db';
import type { Clock, SubjectId } from '@candid/kernel';

type Context = { readonly db: Db; readonly clock: Clock };
type Telling = { readonly subjectId: SubjectId; readonly version: string };

/** How the telling of one version stands with somebody. */
export interface StandingNotice {
  readonly isDismissed: boolean;
}

/**
 * How somebody was told of a version; null when they were not, or not yet. With `isShown` a page is about to show it: the first time is
 * noted, since what each account saw and when is part of the record (HI-26).
 */
export const readNotice = async (
  { db, clock }: Context,
  { subjectId, version, isShown }: Telling & { readonly isShown: boolean },
): Promise<StandingNotice | null> => {
  const found = await db
    .selectFrom('change_notice')
    .select(['shown_at', 'dismissed_at'])
    .where('subject_id', '=', subjectId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!found) return null;
  if (isShown && found.shown_at === null)
    await db
      .updateTable('change_notice')
      .set({ shown_at: clock.now() })
      .where('subject_id', '=', subjectId)
      .where('version', '=', version)
      .where('shown_at', 'is', null)
      .execute();
  return { isDismissed: found.dismissed_at !== null };
};

/** Somebody has read it: their pages show it no more. Twice is once. @throws AppError `not_found`, `forbidden` once they are erased */
export const dismissNotice = ({ db, clock }: Context, { subjectId, version }: Telling): Promise<void> =>
  inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    await tx
      .updateTable('change_notice')
      .set({ dismissed_at: clock.now() })
      .where('subject_id', '=', subjectId)
      .where('version', '=', version)
      .where('dismissed_at', 'is', null)
      .execute();
  });
