import type { SessionId } from '@candid/kernel';

/** A page of a session that is open now, as its live connection shows (NA-08). */
export interface SessionConnectionTable {
  id: string;
  session_id: SessionId;
  /** The web process that holds the connection; whether that one lives is asked of its lock. */
  web_instance: number;
  opened_at: Date;
}
