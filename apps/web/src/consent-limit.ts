import type { AttemptCounter } from '@candid/accounts';
import { AppError, duration, type SubjectId } from '@candid/kernel';

/** Each act leaves a record, and a form can be sent again and again. */
const own = { of: 'consents', times: 60, per: duration.hours(1) };
const ofNetwork = { of: 'consents-of-network', times: 200, per: duration.hours(1) };
const ofAnybody = { of: 'consents-of-anybody', times: 600, per: duration.minutes(1) };

/** Whose act it is, as far as that is known. */
export interface Acting {
  /** An account, or the number that a browser was given with its yes. */
  readonly holder: SubjectId | null;
  /** Null where the policy knows no network. */
  readonly network: string | null;
}

/**
 * Bounds how many records of consent somebody can leave. Whoever has one to take back has an allowance of their own, which no flood of others
 * uses up.
 * @throws AppError `hour_full`; `too_many` of everybody together, who are counted by the minute
 */
export const createConsentLimit =
  (counter: AttemptCounter) =>
  async ({ holder, network }: Acting): Promise<void> => {
    const [allowance, name] = holder ? [own, holder] : network === null ? [ofAnybody, ''] : [ofNetwork, network];
    if ((await counter.count(allowance, name)) <= allowance.times) return;
    throw new AppError(allowance === ofAnybody ? 'too_many' : 'hour_full');
  };
