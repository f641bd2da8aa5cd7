import { createTrialMarkers, type TrialMarkers } from '@candid/accounts';
import { AppError, type Clock, type GenerationId, type NetworkAddress } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Tx } from '@candid/db';
import type { Vault } from '@candid/vault';

/** What the mark of one network address is good for. */
export const FREE_IMAGES = 1;

/**
 * The free picture of a policy that has one (CR-08).
 * @returns null where it has none
 * @throws AppError `policy_invalid` for another number than the marks can count
 */
export const createTrial = (
  { vault, clock }: { readonly vault: Pick<Vault, 'blindIndex'>; readonly clock: Clock },
  { features, limits, retention }: Pick<PolicyDefinition, 'features' | 'limits' | 'retention'>,
): TrialMarkers | null => {
  if (!features.trial) return null;
  const rule = retention['trial-marker'];
  if (rule === undefined || limits.freeImages !== FREE_IMAGES)
    throw new AppError('policy_invalid', { field: 'limits.freeImages', problem: 'a trial is one picture, marked for a time' });
  return createTrialMarkers({ vault, clock, lifetime: rule.lifetime });
};

/** What a guest's order takes: the mark of their address. @throws AppError `trial_used` */
export const chargeTrial = async (
  trial: TrialMarkers,
  { address }: { readonly address: NetworkAddress | null },
): Promise<(tx: Tx, generationIds: readonly GenerationId[]) => Promise<void>> => {
  const hold = await trial.claim(address);
  return async (tx, generationIds) => {
    for (const generationId of generationIds) await hold(tx, generationId);
  };
};
