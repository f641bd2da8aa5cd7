/** A day whose figures were released; a second release could be subtracted from the first. */
export interface UsageReleaseTable {
  /** YYYY-MM-DD, a day of UTC. */
  day: string;
  released_at: Date;
  expires_at: Date;
}
