import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { CLOSED_BY_GPC, optionalUses, type PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

/**
 * `consent-choices`: what stands now, accepted, refused and withdrawn, by category; and of it what cannot be: an answer beside the one that
 * took its place, a yes against the browser's signal, an answer to a question that the policy does not ask (OH-14).
 */
export const readConsentChoices = async ({
  db,
  clock,
  policy,
}: {
  db: Db;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'cookies' | 'analytics' | 'recipients' | 'features'>;
}): Promise<Reading> => {
  const asks: readonly string[] = optionalUses(policy).map(({ category }) => category);
  // Asked on pages of their own.
  const known = policy.features.newsletter ? [...asks, 'newsletter'] : asks;
  const standing = await db
    .selectFrom('consent_record')
    .select(['subject_id', 'category', 'outcome', 'signals_gpc'])
    .where((eb) => eb.or([eb('stands_until', 'is', null), eb('stands_until', '>', clock.now())]))
    .execute();
  const counted = (outcome: 'granted' | 'refused' | 'withdrawn'): string =>
    asks
      .map((asked) => `${asked} ${standing.filter((row) => row.category === asked && row.outcome === outcome).length}`)
      .join(', ');
  const places = new Set(standing.map(({ subject_id, category }) => `${subject_id} ${category}`));
  const closed: readonly string[] = CLOSED_BY_GPC;
  const figures = {
    accepted: counted('granted'),
    refused: counted('refused'),
    withdrawn: counted('withdrawn'),
    doubled: standing.length - places.size,
    againstSignal: standing.filter((row) => row.outcome === 'granted' && row.signals_gpc && closed.includes(row.category)).length,
    unasked: standing.filter(({ category }) => !known.includes(category)).length,
  };
  return { ok: figures.doubled + figures.againstSignal + figures.unasked === 0, figures };
};
