import { coarseAgent, duration, type BrowserFamily, type DeviceClass, type Milliseconds } from '@candid/kernel';
import type { AnalyticsRules } from '@candid/policy';

/** The beginning of a visit: what is known of it lives until it is made coarse. */
export interface VisitBeginning {
  readonly at: Date;
  readonly userAgent: string | null;
  /** From the request's arrival to the end of its answer. */
  readonly answeredIn: Milliseconds;
}

/** A visit as it is counted: with what else began in the same minute and looks the same. */
export interface CoarseVisit {
  readonly minute: Date;
  readonly browser: BrowserFamily | null;
  readonly device: DeviceClass;
  readonly answeredWithin: Milliseconds | null;
  readonly visits: number;
}

const BANDS: readonly Milliseconds[] = [100, 300, 1_000, 3_000, 10_000];
const MINUTE = duration.minutes(1);

/** Makes a visit as coarse as NA-05 asks, and drops what the policy does not name. */
export const coarseVisit = ({ at, userAgent, answeredIn }: VisitBeginning, { parameters }: AnalyticsRules): CoarseVisit => {
  const agent = coarseAgent(userAgent);
  const named = (parameter: string): boolean => parameters.includes(parameter);
  return {
    minute: new Date(Math.floor(at.getTime() / MINUTE) * MINUTE),
    browser: named('browser_family') ? agent.browser : null,
    device: named('device_class') ? agent.device : 'other',
    answeredWithin: named('timing') ? (BANDS.find((band) => answeredIn <= band) ?? null) : null,
    visits: 1,
  };
};
