import type { SessionId } from '@candid/kernel';

/** A sign-in that was sent to the provider and has not come back: good for one answer to the browser session that began it. */
export interface SignInAttemptTable {
  session_id: SessionId;
  state: string;
  nonce: string;
  verifier: string;
  return_to: string;
  /** The age the person said to have reached when they began, for somebody new; null when they said nothing. */
  age_limit: number | null;
  created_at: Date;
  expires_at: Date;
}
