import { dismissNotice, readNotice, type StandingNotice } from '@candid/announcing';
import type { Db } from '@candid/db';
import type { Clock, SubjectId } from '@candid/kernel';
import type { AnyLocale } from '@candid/messages';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell, type AnnouncedChange } from '@candid/publishing';
import type { PolicyArchive } from '../publications/policy-archive.ts';
import { createChangePages } from './change-pages.ts';

/** A changed policy as a page tells of it. */
export interface ShownChange extends AnnouncedChange {
  /** The program that shows it runs by it: a page never says of a version that it counts while everything else on it is another's. */
  readonly isInForce: boolean;
  /** Titles of the pages that change, in the reader's language. */
  readonly pages: readonly string[];
  /** That they have read it can be remembered. */
  readonly canDismiss: boolean;
  /** When pages stop telling of it by themselves; null where that is for the reader to say. */
  readonly toldUntil: Date | null;
}

export interface Reader {
  /** Null for whoever has no account. */
  readonly account: SubjectId | null;
  readonly locale: AnyLocale;
}

/** Changes of the policy, as pages show them (HI-26, CR-28, OD-17). */
export interface ChangesApi {
  /** What a page is to tell this reader, which it is taken to do; null for nothing. */
  tell(reader: Reader): Promise<ShownChange | null>;
  /** They have read it. @throws AppError `not_found`, `forbidden` for somebody whose erasure is being completed */
  dismiss(account: SubjectId, version: string): Promise<void>;
}

export interface ChangesOptions {
  readonly archive: PolicyArchive;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'version' | 'changes'>;
  /** The version that is prepared; null where none is. */
  readonly next: Pick<PolicyDefinition, 'version'> | null;
  /** Null where no notices are kept: then nobody's word is remembered, and every reader is told alike. */
  readonly db: Db | null;
}

interface Standing {
  readonly at: Date;
  /** Null for an account that has none; left out where no notices are kept. */
  readonly notice: StandingNotice | null | undefined;
  readonly toldUntil: Date;
}

/** Whether somebody is told, and whether their word is remembered. */
const standing = (change: AnnouncedChange, { at, notice, toldUntil }: Standing): 'told' | 'asked' | 'silent' => {
  if (notice) return notice.isDismissed ? 'silent' : 'asked';
  const isComing = change.effectiveAt > at;
  // An account without a notice either gets one within minutes, or agreed to the new text when it was opened.
  if (notice === null) return isComing ? 'told' : 'silent';
  return isComing || at < toldUntil ? 'told' : 'silent';
};

export const createChanges = ({ archive, clock, policy, next, db }: ChangesOptions): ChangesApi => {
  const pagesOf = createChangePages(archive);
  const noticeOf = async (account: SubjectId | null, { version }: AnnouncedChange): Promise<StandingNotice | null | undefined> =>
    db === null || account === null ? undefined : readNotice({ db, clock }, { subjectId: account, version, isShown: true });
  return {
    tell: async ({ account, locale }) => {
      if (!policy.changes.channels.includes('in-product')) return null;
      const versions = { inForce: policy.version, coming: next?.version ?? null };
      const change = changeToTell(await archive.list(), versions);
      if (change === null) return null;
      const at = clock.now();
      const toldUntil = new Date(change.effectiveAt.getTime() + policy.changes.shownFor);
      const notice = await noticeOf(account, change);
      const how = standing(change, { at, notice, toldUntil });
      if (how === 'silent') return null;
      return {
        ...change,
        isInForce: change.version === policy.version,
        pages: await pagesOf(change, locale),
        canDismiss: how === 'asked',
        toldUntil: notice === undefined ? toldUntil : null,
      };
    },
    dismiss: async (account, version) => {
      if (db !== null) await dismissNotice({ db, clock }, { subjectId: account, version });
    },
  };
};
