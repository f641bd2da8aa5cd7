import type { PolicyDefinition } from '@candid/policy';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';
import type { Roles } from './traffic.ts';

/**
 * `usage-events`: what is held of use, by kind; of it what no yes of its moment stands behind, and what the policy does not name. Each event
 * names its consent, and is held against that record as it reads now (HI-05).
 */
export const readUsageEvents = async ({
  roles,
  policy,
}: {
  readonly roles: Pick<Roles, 'worker'>;
  readonly policy: Pick<PolicyDefinition, 'analytics'>;
}): Promise<Reading> => {
  const { rows } = await sql<{ kind: string; held: number; without: number }>`
    SELECT e.kind, count(*)::int AS held, (count(*) FILTER (WHERE NOT coalesce(
      c.category = 'analytics' AND c.outcome = 'granted' AND c.recorded_at <= e.recorded_at
      AND (c.stands_until IS NULL OR c.stands_until >= e.recorded_at), false)))::int AS without
    FROM usage_event e LEFT JOIN consent_record c ON c.id = e.consent_id
    GROUP BY e.kind ORDER BY e.kind`.execute(roles.worker);
  const named: readonly string[] = policy.analytics?.events ?? [];
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const figures = {
    held: sum(({ held }) => held),
    kinds: rows.map(({ kind, held }) => `${kind} ${held}`).join(', '),
    withoutConsent: sum(({ without }) => without),
    unnamed: sum(({ kind, held }) => (named.includes(kind) ? 0 : held)),
  };
  return { ok: figures.withoutConsent + figures.unnamed === 0, figures };
};
