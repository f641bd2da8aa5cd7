import type { MicroUsd } from '@candid/kernel';

/** What the provider may cost and has cost on one UTC day, over all sessions. */
export interface SpendDayTable {
  /** `YYYY-MM-DD`. */
  day: string;
  reserved_micro_usd: MicroUsd;
  spent_micro_usd: MicroUsd;
}
