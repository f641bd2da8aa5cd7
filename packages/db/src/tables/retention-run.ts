/**
 * How the last sweep of one stored kind ended. `kept`: nothing is overdue. `behind`: some is, and it became less. `stuck`: some is, and
 * nothing was deleted. `uncounted`: what is left could not be counted. `failed`: the sweep broke off.
 */
export type RetentionOutcome = 'kept' | 'behind' | 'stuck' | 'uncounted' | 'failed';

/** What was left of each stored kind after its last sweep; figures are null when they could not be counted. */
export interface RetentionRunTable {
  name: string;
  outcome: RetentionOutcome;
  held: number | null;
  oldest_at: Date | null;
  overdue: number | null;
  last_run_at: Date;
  /** The last run after which nothing was overdue. */
  last_success_at: Date | null;
}
