import type { Db } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { PostContext } from '@candid/mail';

/** Places around the commits of telling where a worker may die; a test dies there. */
export const announcingCrashPoints = ['person-found', 'notice-written', 'letter-asked', 'person-told'] as const;
export type AnnouncingCrashPoint = (typeof announcingCrashPoints)[number];

/** A changed policy, as far as people are told of it. */
export interface Change {
  /** YYYY-MM-DD */
  readonly version: string;
  readonly effectiveAt: Date;
}

/** What telling people needs; as the worker's role. */
export interface TellingContext extends PostContext {
  readonly db: Db;
  /** The policy tells by mail too. */
  readonly byMail: boolean;
  /** How long a notice is kept once a later version was told of. */
  readonly noticeLifetime: Milliseconds;
  readonly reach: (point: AnnouncingCrashPoint) => void;
}
