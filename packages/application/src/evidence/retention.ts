import { readonlyDatabase, type Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import { isKept, readRetention, type KindFigures } from '@candid/privacy';
import { keptKinds } from '../retention/index.ts';
import type { Reading } from './reading.ts';

interface RetentionSources {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'retention'>;
}

const ageIn = (oldest: Date | null, now: Date): number | null =>
  oldest === null ? null : Math.round((now.getTime() - oldest.getTime()) / 1_000);

/** The sum, or null as soon as one of them could not be counted. */
const sum = (figures: readonly (number | null)[]): number | null =>
  figures.reduce<number | null>((total, figure) => (total === null || figure === null ? null : total + figure), 0);

const earliest = (kinds: readonly KindFigures[]): Date | null =>
  kinds.reduce<Date | null>(
    (first, { oldest }) => (oldest !== null && (first === null || oldest < first) ? oldest : first),
    null,
  );

const holdingOf = (kinds: readonly KindFigures[], now: Date) => ({
  held: sum(kinds.map(({ held }) => held)),
  oldestSeconds: ageIn(earliest(kinds), now),
  overdue: sum(kinds.map(({ overdue }) => overdue)),
});

/** `retention`: for each rule of the policy what is held, the oldest and what is overdue, as the last sweeps left it (CR-19). */
export const readRetentionEvidence = async ({ db, clock, policy }: RetentionSources): Promise<Reading> => {
  const now = clock.now();
  const { rules } = await readRetention(readonlyDatabase(db), { policy, kinds: keptKinds, now });
  const stored = rules.filter(({ kinds }) => kinds.length > 0);
  const figures = stored.flatMap(({ category, kinds }) =>
    kinds.flatMap((kind) =>
      Object.entries(holdingOf([kind], now)).map(([name, figure]) => [`${category}/${kind.name}.${name}`, figure] as const),
    ),
  );
  const broken = [...new Set(stored.flatMap(({ kinds }) => kinds.filter((kind) => !isKept(kind)).map(({ name }) => name)))];
  const nowhere = rules.filter(({ kinds }) => kinds.length === 0).map(({ category }) => category);
  return {
    ok: broken.length === 0,
    figures: { ...Object.fromEntries(figures), broken: broken.join(' '), notStoredYet: nowhere.join(' ') },
  };
};

/** One category of that: what is held, the age of the oldest in seconds, and what is overdue. */
export const readCategory =
  (category: DataCategory) =>
  async ({ db, clock, policy }: RetentionSources): Promise<Reading> => {
    const now = clock.now();
    const { rules } = await readRetention(readonlyDatabase(db), { policy, kinds: keptKinds, now });
    const kinds = rules.find((rule) => rule.category === category)?.kinds ?? [];
    return { ok: kinds.length > 0 && kinds.every(isKept), figures: holdingOf(kinds, now) };
  };
