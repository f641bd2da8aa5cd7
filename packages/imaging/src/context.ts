import type { Db } from '@candid/db';
import type { Clock, GenerationId, MicroUsd, Milliseconds } from '@candid/kernel';
import type { JobSender } from '@candid/jobs';
import type { Vault } from '@candid/vault';
import type { Decoder } from './decoding/index.ts';
import type { KeepingRules } from './domain/keeping.ts';
import type { ImageModel } from './domain/models.ts';
import type { ImageProvider, Moderator } from './provider/port.ts';

/** What the policy and the operator set for imaging. */
export interface ImagingRules extends KeepingRules {
  /** How long a result can be fetched after its generation finished (OH-06). */
  readonly resultLifetime: Milliseconds;
  /** How long the record of an ended generation stays, without prompt or picture. */
  readonly recordLifetime: Milliseconds;
  /** How long the reason of a refusal stays in it. */
  readonly moderationLifetime: Milliseconds;
  /** A picture that its owner has downloaded whole is destroyed then (NA-04). */
  readonly endsOnDownload: boolean;
  readonly generationsPerSession: { readonly count: number; readonly per: Milliseconds };
  readonly imagesPerRequest: number;
  readonly maxReferences: number;
  /** What all sessions together may cost on one UTC day. */
  readonly dailyCap: MicroUsd;
  /** A generation that has not ended by then is ended; its inputs' keys go at the same time, whatever else happens. */
  readonly longestGeneration: Milliseconds;
}

/** What every imaging use case works with. */
export interface ImagingContext {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly models: readonly ImageModel[];
  readonly rules: ImagingRules;
}

/** In the web program: takes submissions in. */
export interface SubmissionContext extends ImagingContext {
  readonly jobs: Pick<JobSender, 'enqueue'>;
  readonly decoder: Pick<Decoder, 'normalise' | 'readMask'>;
}

/** Places where a crash is worth trying: before and after each commit and each call to the provider. */
export const crashPoints = [
  'before-claim-commit',
  'after-claim-commit',
  'before-moderation-call',
  'after-moderation-call',
  'before-call-commit',
  'after-call-commit',
  'after-partial-stored',
  'after-partial-commit',
  'after-provider-answer',
  'after-result-stored',
  'before-delivery-commit',
  'after-delivery-commit',
  'before-failure-commit',
  'after-failure-commit',
  'after-keys-destroyed',
  'after-blobs-deleted',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** In the worker: looks after what there is, whether pictures are made or not. */
export interface KeepingContext extends ImagingContext {
  readonly jobs: Pick<JobSender, 'enqueue'>;
  /** This process's number, held by a lock for as long as it lives. */
  readonly instance: number;
  /** What this process is at work on now; filled and emptied by `runGeneration`. */
  readonly inHand: Set<GenerationId>;
  /** Aborted when the process is to end: no call to the provider begins any more, and what was not sent goes back to the queue. */
  readonly stopping: AbortSignal;
  /** Called at each named point; ends the process in a crash test and does nothing otherwise. */
  readonly reach: (point: CrashPoint) => void;
  /** Hears of a failure that is none of the closed codes: a defect of ours. */
  readonly report: (error: unknown) => void;
}

/** In the worker: makes the pictures. */
export interface WorkContext extends KeepingContext {
  readonly provider: ImageProvider;
  readonly moderator: Moderator;
  readonly decoder: Pick<Decoder, 'restoreOutsideMask' | 'encode'>;
}
