import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { editionOf } from '@candid/publishing';
import { publishEdition } from '../publications/policy-archive.ts';

/** Keeps the texts in force, as the web program does when it starts. */
export const publishPolicy = (policy: PolicyDefinition, { db, clock }: { db: Db; clock: Clock }): Promise<void> => {
  const offers = { accounts: true, payments: false, analytics: false, newsletter: false, preferences: false };
  const edition = editionOf(policy, { operator: null, models: [], standIns: [], offers, now: clock.now() });
  return publishEdition({ db, clock, policy, edition, as: 'in-force', holdsValues: true });
};
