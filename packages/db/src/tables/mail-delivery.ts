import type { LetterId, SubjectId } from '@candid/kernel';

/**
 * How a letter stands. `handing-over`: the mail server may have it; `repeating`: the same, with one more copy on its way; `unknown`: whether
 * it was taken will not be found out any more.
 */
export type MailState = 'queued' | 'handing-over' | 'repeating' | 'sent' | 'refused' | 'unknown' | 'not-needed';

/** Why a letter was not taken, as far as the mail server said: never its words. */
export type MailFailure = 'rejected' | 'later' | 'unreachable' | 'gave-up';

/** One letter for one cause. It holds no address and no text: both are looked up when it is written. */
export interface MailDeliveryTable {
  id: LetterId;
  subject_id: SubjectId;
  template: string;
  /** The row that made the letter necessary; with the template it is one of a kind. */
  cause_id: string;
  state: MailState;
  failure: MailFailure | null;
  attempts: number;
  /** Of the page that made it necessary; null where none did. What the person keeps with their account goes before it. */
  language: string | null;
  created_at: Date;
  /** When it was last given to the mail server. */
  handed_at: Date | null;
  ended_at: Date | null;
  /** When the list forgets it, as promised when it was asked for. */
  expires_at: Date;
}
