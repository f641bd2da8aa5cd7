import type { Milliseconds } from '@candid/kernel';

/** What decides when a stored picture's time ends. */
export interface Promised {
  readonly createdAt: Date;
  /** As it was promised when the picture was made. */
  readonly expiresAt: Date;
}

/**
 * When a picture's time ends: what was promised when it was made or what the policy says now, whichever comes first. A policy that
 * promises less reaches pictures that are there; one that promises more never lengthens them (settled: the smaller of then and now).
 */
export const deadlineOf = ({ createdAt, expiresAt }: Promised, lifetime: Milliseconds): Date =>
  new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + lifetime));
