import type { Milliseconds, SubjectId } from '@candid/kernel';

/**
 * Under whose key an object is sealed: an epoch's for what lives short, or one of a subject's two. *content* is what a person
 * made (never readable by the console), *contact* how to reach them (readable by staff with a reason).
 */
export type KeyHolder =
  | { readonly kind: 'epoch'; readonly destroyAfter: Date }
  | { readonly kind: 'content' | 'contact'; readonly subjectId: SubjectId; readonly destroyAfter?: Date };

/** When the epoch ends that a deadline falls into: the deadline rounded up to the grain. */
export const epochEnd = (destroyAfter: Date, grain: Milliseconds): Date =>
  new Date(Math.ceil(destroyAfter.getTime() / grain) * grain);
