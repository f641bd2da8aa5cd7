/** What is there of one stored kind at one moment. */
export interface Holding {
  readonly held: number;
  /** Since when the oldest of them is there; null when none is, or nothing says. */
  readonly oldest: Date | null;
  /** How many of them are past their deadline: as promised when they came, or as the policy says now, whichever is earlier. */
  readonly overdue: number;
}

/**
 * One stored kind as its domain hands it to the retention engine. Deadlines hold without it, because every read checks them; this frees
 * what they closed. Either may run twice, in two workers at once, and after a crash at any point.
 */
export interface Keeping {
  /** Null when it could not be counted, never 0. It may also throw. */
  count(now: Date): Promise<Holding | null>;
  /** Removes what is overdue. What it removed says nothing: what is left is counted again. */
  sweep(now: Date): Promise<void>;
}
