import type { SubjectId } from '@candid/kernel';

/** That somebody with an account was told of a changed policy: of which version, when, and what became of it (HI-26, CR-28). */
export interface ChangeNoticeTable {
  /** The cause of its letter, where there is one. */
  id: string;
  subject_id: SubjectId;
  /** YYYY-MM-DD: the version they were told of. */
  version: string;
  /** From when on it counts, as they were told. */
  effective_at: Date;
  /** Whether a letter was asked for with it; what became of that one stands in `mail_outcome` once it is known. */
  by_mail: boolean;
  /** The end of its letter, kept here because the list of letters forgets it sooner. */
  mail_outcome: 'sent' | 'refused' | 'unknown' | 'not-needed' | null;
  mail_ended_at: Date | null;
  told_at: Date;
  /** When a page first showed it to them. */
  shown_at: Date | null;
  dismissed_at: Date | null;
  /** When they were told of a later version; null while this is the last. */
  superseded_at: Date | null;
  expires_at: Date | null;
}
