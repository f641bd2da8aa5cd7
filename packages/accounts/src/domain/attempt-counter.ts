import type { Milliseconds } from '@candid/kernel';

/** So many times within a span, which begins with the first. */
export interface Allowance {
  /** Keeps apart what is counted under one name for different reasons. */
  readonly of: string;
  readonly times: number;
  readonly per: Milliseconds;
}

/** Counts attempts by name. Names are hashed under a key before they are kept anywhere. */
export interface AttemptCounter {
  /** Counts one attempt. @returns how many there were in this span with it; from one above the allowance on it need not go on counting */
  count(allowance: Allowance, name: string): Promise<number>;
  /** Begins anew for a name. */
  forget(allowance: Allowance, name: string): Promise<void>;
}
