import type { Database, Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { DataCategory } from '@candid/policy';

/** One kind of stored thing that has an end: which rules of the policy it falls under and where it lies. */
export interface KeptKind {
  /** Names its row in `retention_run`, its log lines and its line in the console: lower-case words joined by `-`. */
  readonly name: string;
  /** The rules in the policy's `retention` that end it. None: it concerns nobody, and is kept in order by the engine all the same. */
  readonly categories: readonly DataCategory[];
  /** The tables whose rows of these categories it answers for; those that go by ON DELETE CASCADE with its own included. */
  readonly tables: readonly (keyof Database)[];
  /** Between two sweeps. */
  readonly every: Milliseconds;
}

export interface RegisteredKind extends KeptKind {
  readonly keeping: Keeping;
}
