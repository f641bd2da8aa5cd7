import { readVisit } from '@candid/accounts';
import { readGenerations, type GenerationView, type ImagingContext } from '@candid/imaging';
import type { GenerationId, Milliseconds, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { leavesNothing } from './visits.ts';

/** How long a visitor's session lasts, where what they made goes with it; null where pictures end by themselves before. */
export const visitSpan = (policy: Pick<PolicyDefinition, 'retention' | 'sessions'>): Milliseconds | null =>
  leavesNothing(policy) ? policy.sessions.anonymous.lifetime : null;

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
  const [generations, visit] = await Promise.all([
    readGenerations(ctx, { subjectId, ...(ids && { ids }) }),
    span === null ? null : readVisit(ctx.db, subjectId),
  ]);
  const lifetimeMs = ctx.rules.resultLifetime;
  if (span === null || visit === null) return { generations, lifetimeMs };
  const { until } = visit;
  return {
    generations: until === null ? generations : generations.map((view) => endingAt(view, until, ctx.clock.now())),
    lifetimeMs: lifetimeMs < span ? lifetimeMs : span,
  };
};
