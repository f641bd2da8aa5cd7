import type { Consents } from '@candid/accounts';
import { mayUse, type Db } from '@candid/db';
import { AppError, type Clock, type Milliseconds, type NetworkAddress, type SubjectId } from '@candid/kernel';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import type { Logger } from '@candid/telemetry';
import {
  createAnalyticsTeller,
  createNetworkLog,
  createUsageRecorder,
  createVisitCounter,
  openCountryTable,
  type AnalyticsAccount,
  type AnalyticsTeller,
  type CountryTable,
  type NetworkLog,
  type Timers,
  type UsageRecorder,
  type VisitCounter,
} from '@candid/traffic';
import type { Vault } from '@candid/vault';

export interface TrafficParts {
  readonly policy: PolicyDefinition;
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers: Timers;
  readonly origin: string;
  /** Null where the policy asks nobody. */
  readonly consents: Pick<Consents, 'mayUse' | 'grantOf'> | null;
  /** The way out to the analytics provider; null where none is set up. */
  readonly analytics: { readonly account: AnalyticsAccount; readonly fetch: typeof globalThis.fetch } | null;
}

/** What is noted of requests. Each is null where the policy has none of it: then there is nothing that could write it (NA-05, OD-06). */
export interface Traffic {
  readonly networkLog: NetworkLog | null;
  readonly visits: VisitCounter | null;
  readonly usage: UsageRecorder | null;
  readonly analytics: AnalyticsTeller | null;
  /** The country of an address, in two letters, by a table on this machine; null where the table or the policy knows none (CR-06). */
  countryOf(address: NetworkAddress | null): string | null;
  /** Writes what is still held. */
  close(): Promise<void>;
}

const lifetimeOf = (
  { retention }: PolicyDefinition,
  category: Exclude<DataCategory, 'prompt' | 'upload' | 'result'>,
): Milliseconds => {
  const lifetime = retention[category]?.lifetime;
  if (lifetime === undefined) throw new AppError('policy_invalid', { field: `retention.${category}`, problem: 'is not set' });
  return lifetime;
};

const openCountries = ({ networkLog }: PolicyDefinition): CountryTable | null =>
  networkLog?.fields.includes('country') === true ? openCountryTable() : null;

type LogParts = TrafficParts & { readonly countries: CountryTable | null };

const openNetworkLog = (parts: LogParts, onLost: LossReport): NetworkLog | null => {
  const { policy } = parts;
  const rules = policy.networkLog;
  if (rules === null) return null;
  const lifetime = lifetimeOf(policy, 'network-log');
  return createNetworkLog({ ...parts, rules, lifetime, onLost });
};

const openVisits = (parts: TrafficParts, onLost: LossReport): VisitCounter | null => {
  const rules = parts.policy.analytics;
  if (rules === null || !rules.events.includes('visit')) return null;
  return createVisitCounter({ ...parts, rules, lifetime: lifetimeOf(parts.policy, 'usage-aggregate'), onLost });
};

const openUsage = (parts: TrafficParts, onLost: LossReport): UsageRecorder | null => {
  const { policy, consents } = parts;
  const rules = policy.analytics;
  if (rules?.mode !== 'consented-first-party' || consents === null) return null;
  const lifetime = lifetimeOf(policy, 'usage-event');
  const consent = { recordOf: (holder: SubjectId, at: Date) => consents.grantOf(holder, 'analytics', at) };
  return createUsageRecorder({ ...parts, rules, lifetime, consent, onLost });
};

const openAnalytics = (parts: TrafficParts, onLost: LossReport): AnalyticsTeller | null => {
  const { policy, consents, analytics, db } = parts;
  const rules = policy.analytics;
  if (rules?.mode !== 'consented-third-party' || consents === null || analytics === null) return null;
  return createAnalyticsTeller({
    ...parts,
    ...analytics,
    rules,
    consent: { mayAnalyse: (holder) => consents.mayUse(holder, 'analytics') },
    mayStudy: (subjectId) => mayUse(db, { subjectId, purpose: 'analytics' }),
    onLost,
  });
};

type LossReport = (count: number, error?: unknown) => void;

/** Opens what the policy declares and nothing else. */
export const openTraffic = (parts: TrafficParts): Traffic => {
  const lost =
    (name: 'network-log' | 'visits' | 'usage-events' | 'analytics'): LossReport =>
    (count, error) =>
      parts.logger.warn('record.lost', { name, count }, error);
  const countries = openCountries(parts.policy);
  const networkLog = openNetworkLog({ ...parts, countries }, lost('network-log'));
  const visits = openVisits(parts, lost('visits'));
  const usage = openUsage(parts, lost('usage-events'));
  const analytics = openAnalytics(parts, lost('analytics'));
  return {
    networkLog,
    visits,
    usage,
    analytics,
    countryOf: (address) => address && (countries?.lookUp(address) ?? null),
    close: async () => void (await Promise.all([networkLog?.close(), visits?.close(), usage?.close(), analytics?.close()])),
  };
};
