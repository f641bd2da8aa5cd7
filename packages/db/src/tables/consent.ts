import type { Milliseconds, SubjectId } from '@candid/kernel';

/** A text that was shown where somebody chose, kept once by its SHA-256: what a record's hash stands for can be read. */
export interface ConsentWordingTable {
  hash: Buffer;
  locale: string;
  wording: string;
  first_used_at: Date;
}

/** What somebody answered to one question of one act (OH-14, HI-16). A visitor's hangs on a marker, which leads to nobody. */
export interface ConsentRecordTable {
  id: string;
  subject_id: SubjectId;
  category: string;
  outcome: 'granted' | 'refused' | 'withdrawn';
  /**
   * Where the form stood: in the notice of a first visit, in the panel, or on a page of newsletters, reached from a letter or with an account;
   * `one-click`: a mail program asked without one.
   */
  means: 'notice' | 'panel' | 'letter' | 'account' | 'one-click';
  /** The browser sent Global Privacy Control with it. */
  signals_gpc: boolean;
  /** SHA-256 of the facts that were agreed to, in no language. */
  terms: Buffer;
  wording_hash: Buffer;
  recorded_at: Date;
  /** From when it stands no more: by another act, or where a visitor's browser forgets it; null until then. */
  stands_until: Date | null;
  /** How much longer than that it is kept as proof, as promised when it was written or since, whichever is less. */
  lifetime_ms: Milliseconds;
}
