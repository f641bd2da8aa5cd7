import { readVisit } from '@candid/accounts';
import { readGenerations, type GenerationView, type ImagingContext } from '@candid/imaging';
import type { GenerationId, Milliseconds, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { leavesNothing } from './visits.ts';

/** How long a visitor's session lasts, where what they made goes with it; null where pictures end by themselves before. */
export const visitSpan = (policy: Pick<PolicyDefinition, 'retention' | 'sessions'>): Milliseconds | null =>
  leavesNothing(policy) ? policy.sessions.anonymous.lifetime : null;

/** What bounds a subject's pictures besides their own deadlines. */
export interface Bound {
  /** The end of the session that leads to them; null for an account, and where they end before. */
  readonly until: Date | null;
  /** The longest that a picture of theirs is there. */
  readonly lifetimeMs: Milliseconds;
}

/** @param span see `visitSpan` */
export const readBound = async (
  { db, rules: { resultLifetime } }: Pick<ImagingContext, 'db' | 'rules'>,
  { subjectId, span }: { subjectId: SubjectId; span: Milliseconds | null },
): Promise<Bound> => {
  const visit = span === null ? null : await readVisit(db, subjectId);
  if (span === null || visit === null) return { until: null, lifetimeMs: resultLifetime };
  return { until: visit.until, lifetimeMs: resultLifetime < span ? resultLifetime : span };
};

const endingAt = (view: GenerationView, until: Date, now: Date): GenerationView => {
  const { image } = view;
  if (image === null || Date.parse(image.expiresAt) <= until.getTime()) return view;
  const expiresAt = until.toISOString();
  return { ...view, image: { ...image, expiresAt, destroyedAt: image.destroyedAt ?? (until <= now ? expiresAt : null) } };
};

/** What a page is told of a subject's pictures. */
export interface Shown {
  readonly generations: GenerationView[];
  /** The longest that a picture of theirs is there. */
  readonly lifetimeMs: Milliseconds;
}

/**
 * A subject's generations with the deadlines that hold for them: a visitor's pictures are there no longer than the session that leads to
 * them, and the page counts down to that.
 * @param span see `visitSpan`
 */
export const readShown = async (
  ctx: Pick<ImagingContext, 'db' | 'clock' | 'rules'>,
  { subjectId, ids, span }: { subjectId: SubjectId; ids?: readonly GenerationId[]; span: Milliseconds | null },
): Promise<Shown> => {
  const [generations, { until, lifetimeMs }] = await Promise.all([
    readGenerations(ctx, { subjectId, ...(ids && { ids }) }),
    readBound(ctx, { subjectId, span }),
  ]);
  return {
    generations: until === null ? generations : generations.map((view) => endingAt(view, until, ctx.clock.now())),
    lifetimeMs,
  };
};
