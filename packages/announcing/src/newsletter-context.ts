import type { Db, Tx } from '@candid/db';
import type { Clock, Milliseconds, SubjectId } from '@candid/kernel';
import type { PostContext } from '@candid/mail';
import type { Vault } from '@candid/vault';

/** What somebody said of newsletters, as the record of consents takes it. */
export interface NewsletterConsent {
  readonly subjectId: SubjectId;
  readonly outcome: 'granted' | 'withdrawn';
  /** `letter`: on a page that a letter led to; `account`: on a page of their account; `one-click`: by their mail program. */
  readonly means: 'letter' | 'account' | 'one-click';
  /** The words they were shown. */
  readonly wording: { readonly locale: string; readonly text: string };
}

/** What newsletters need where people ask for them and leave; as the web program's role. */
export interface NewsletterContext extends PostContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'sealField' | 'destroySubject' | 'blindIndex'>;
  readonly clock: Clock;
  /** How long an address that wants none is remembered. */
  readonly suppressionLifetime: Milliseconds;
  /** Writes a consent or its withdrawal down, in the transaction of what it is about. */
  readonly recordConsent: (tx: Tx, consent: NewsletterConsent) => Promise<void>;
}
