import { z } from 'zod';

/** How a queue treats its jobs. Times in seconds, as pg-boss takes them. */
export interface JobPolicy {
  /** Attempts after the first; each handler may run twice, so each is written to. */
  readonly retryLimit: number;
  readonly retryDelay: number;
  /** Each wait is up to twice the one before, and never longer than this; left out, all waits are alike. */
  readonly retryDelayMax?: number;
  /** Without a sign of life for this long a job belongs to no one and is handed out again. */
  readonly heartbeatSeconds: number;
  /** The longest a job may take in all; progress inside it is watched much closer. */
  readonly expireInSeconds: number;
}

/** A payload is ids and nothing else: no personal data ever enters the queue's tables (architecture, invariant 5). */
type IdsOnly = z.ZodObject<Record<string, z.ZodUUID>>;

interface JobDefinition<P extends IdsOnly> {
  readonly payload: P;
  readonly policy: JobPolicy;
}

const defineJob = <P extends IdsOnly>(definition: JobDefinition<P>): JobDefinition<P> => definition;

/** Every kind of job there is. */
export const jobCatalogue = {
  /** Makes one picture: moderation, the provider's call, delivery. */
  'run-generation': defineJob({
    payload: z.strictObject({ generationId: z.uuid() }),
    policy: { retryLimit: 5, retryDelay: 1, heartbeatSeconds: 20, expireInSeconds: 3600 },
  }),
  /** Hands one letter to the mail server. How often a busy one is asked is its kind's to say (packages/mail), and ends below this limit. */
  'send-letter': defineJob({
    payload: z.strictObject({ letterId: z.uuid() }),
    policy: { retryLimit: 300, retryDelay: 2, retryDelayMax: 900, heartbeatSeconds: 20, expireInSeconds: 300 },
  }),
} as const;

export type JobName = keyof typeof jobCatalogue;
export type JobPayload<N extends JobName> = z.infer<(typeof jobCatalogue)[N]['payload']>;

/** Where a job goes that failed all its attempts; the console shows their number. */
export const DEAD_LETTERS = 'dead-letters';
/** The schema of the queue's tables in the main database. */
export const QUEUE_SCHEMA = 'pgboss';
