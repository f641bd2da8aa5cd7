import type { Db, InputEnd } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { InputRetention, PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

interface Held {
  readonly held: number;
  /** Of these, how many have outlived what they were promised to end with: their generation, or the picture made from them. */
  readonly ended: number;
}

interface Asked {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'retention'>;
}

const readingOf = ({ held, ended }: Held): Reading => ({ ok: ended === 0, figures: { held, ended } });

/** Generations with the deadline of the picture made from them, as long as there is one. */
const withPictures = (db: Db) =>
  db
    .selectFrom('generation as g')
    .leftJoin('image as i', (join) => join.onRef('i.generation_id', '=', 'g.id').on('i.destroyed_at', 'is', null))
    .select(['g.ended_at', 'i.expires_at']);

/** Counts what is held; a picture keeps it alive where both the policy and what was promised then say so, until it should be swept. */
const count = (
  rows: readonly { readonly ended_at: Date | null; readonly expires_at: Date | null; readonly promised: InputEnd }[],
  { clock, policy, until }: Omit<Asked, 'db'> & { readonly until: InputRetention['until'] },
): Held => {
  const latest = clock.now().getTime() - policy.retention.result.sweepWithin;
  const ended = rows.filter(({ ended_at, expires_at, promised }) => {
    const livesOn = until === 'image-ends' && promised === 'image-ends' && expires_at !== null && expires_at.getTime() > latest;
    return ended_at !== null && !livesOn;
  });
  return { held: rows.length, ended: ended.length };
};

const heldPrompts = async ({ db, ...asked }: Asked): Promise<Held> => {
  const rows = await withPictures(db)
    .select('g.prompt_until as promised')
    .where((eb) => eb.or([eb('g.prompt_key_id', 'is not', null), eb('g.prompt_sealed', 'is not', null)]))
    .execute();
  return count(rows, { ...asked, until: asked.policy.retention.prompt.until });
};

const heldUploads = async ({ db, ...asked }: Asked): Promise<Held> => {
  const rows = await withPictures(db)
    .innerJoin('generation_input as n', 'n.generation_id', 'g.id')
    .select('g.upload_until as promised')
    .execute();
  return count(rows, { ...asked, until: asked.policy.retention.upload.until });
};

/** `prompts-held`: prompts held now, and those that have outlived their generation (OH-04). */
export const readPromptsHeld = async (asked: Asked): Promise<Reading> => readingOf(await heldPrompts(asked));

/** `uploads-held`: uploaded files held now, and those that have outlived their generation (OH-05, NA-02). */
export const readUploadsHeld = async (asked: Asked): Promise<Reading> => readingOf(await heldUploads(asked));

/** `inputs-held`: both of them together, and those that have outlived their generation or picture (NA-01, HI-28). */
export const readInputsHeld = async (asked: Asked): Promise<Reading> => {
  const [prompts, uploads] = [await heldPrompts(asked), await heldUploads(asked)];
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
