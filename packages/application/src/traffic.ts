import { AppError, type Clock } from '@candid/kernel';
import type { Db } from '@candid/db';
import type { PolicyDefinition } from '@candid/policy';
import type { Logger } from '@candid/telemetry';
import { createNetworkLog, openCountryTable, type NetworkLog, type Timers } from '@candid/traffic';
import type { Vault } from '@candid/vault';

export interface TrafficParts {
  readonly policy: PolicyDefinition;
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers: Timers;
  readonly origin: string;
}

/** The declared log of requests, or null where the policy has none: then there is nothing that could write one (NA-05, OD-06). */
export const openNetworkLog = ({ policy, logger, ...parts }: TrafficParts): NetworkLog | null => {
  const rules = policy.networkLog;
  if (rules === null) return null;
  const lifetime = policy.retention['network-log']?.lifetime;
  if (lifetime === undefined) throw new AppError('policy_invalid', { field: 'retention.network-log' });
  return createNetworkLog({
    ...parts,
    rules,
    lifetime,
    countries: rules.fields.includes('country') ? openCountryTable() : null,
    onLost: (count, error) => logger.warn('record.lost', { name: 'network-log', count }, error),
  });
};
