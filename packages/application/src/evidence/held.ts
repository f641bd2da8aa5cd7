import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

interface Held {
  readonly held: number;
  /** Of these, how many belong to a generation that has ended. */
  readonly ended: number;
}

const endedIn = (rows: readonly { readonly ended_at: Date | null }[]): Held => ({
  held: rows.length,
  ended: rows.filter(({ ended_at }) => ended_at !== null).length,
});

const readingOf = ({ held, ended }: Held): Reading => ({ ok: ended === 0, figures: { held, ended } });

const heldPrompts = async (db: Db): Promise<Held> =>
  endedIn(
    await db
      .selectFrom('generation')
      .select('ended_at')
      .where((eb) => eb.or([eb('prompt_key_id', 'is not', null), eb('prompt_sealed', 'is not', null)]))
      .execute(),
  );

const heldUploads = async (db: Db): Promise<Held> =>
  endedIn(
    await db
      .selectFrom('generation_input as i')
      .innerJoin('generation as g', 'g.id', 'i.generation_id')
      .select('g.ended_at')
      .execute(),
  );

/** `prompts-held`: prompts held now, and those that have outlived their generation (OH-04). */
export const readPromptsHeld = async ({ db }: { db: Db }): Promise<Reading> => readingOf(await heldPrompts(db));

/** `uploads-held`: uploaded files held now, and those that have outlived their generation (OH-05, NA-02). */
export const readUploadsHeld = async ({ db }: { db: Db }): Promise<Reading> => readingOf(await heldUploads(db));

/** `inputs-held`: both of them together (NA-01). */
export const readInputsHeld = async ({ db }: { db: Db }): Promise<Reading> => {
  const [prompts, uploads] = [await heldPrompts(db), await heldUploads(db)];
  return readingOf({ held: prompts.held + uploads.held, ended: prompts.ended + uploads.ended });
};

/**
 * `results-held`: pictures held now, the age of the oldest in seconds, those downloaded and those
 * past their time that are still held when the time to sweep them has passed, and those
 * whose deadline lies later than was promised when they were asked for (OH-06, NA-04).
 */
export const readResultsHeld = async ({
  db,
  clock,
  policy,
}: {
  db: Db;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'retention'>;
}): Promise<Reading> => {
  const rows = await db
    .selectFrom('image as i')
    .innerJoin('generation as g', 'g.id', 'i.generation_id')
    .select(['i.created_at', 'i.expires_at', 'i.taken_at', 'g.ended_at', 'g.lifetime_ms'])
    .where('i.destroyed_at', 'is', null)
    .execute();
  const now = clock.now().getTime();
  const latest = now - policy.retention.result.sweepWithin;
  const overdue = rows.filter(({ expires_at }) => expires_at.getTime() <= latest).length;
  const taken = rows.filter(({ taken_at }) => taken_at !== null && taken_at.getTime() <= latest).length;
  const prolonged = rows.filter((row) => {
    const promised = (row.ended_at ?? row.created_at).getTime() + row.lifetime_ms;
    return row.expires_at.getTime() > promised;
  }).length;
  const oldest = rows.reduce((age, { created_at }) => Math.max(age, now - created_at.getTime()), 0);
  const oldestSeconds = rows.length === 0 ? null : Math.round(oldest / 1_000);
  return {
    ok: taken === 0 && overdue === 0 && prolonged === 0,
    figures: { held: rows.length, oldestSeconds, taken, overdue, prolonged },
  };
};
