import type { ErrorCode, GenerationId, MicroUsd, Milliseconds, ObjectKeyId, SubjectId } from '@candid/kernel';
import type { Generated } from 'kysely';

export type GenerationKind = 'generate' | 'edit';
export type GenerationState = 'queued' | 'moderating' | 'calling' | 'delivered' | 'failed' | 'cancelled';
export type GenerationQuality = 'low' | 'medium' | 'high' | 'xhigh' | 'max';
export type GenerationBackground = 'transparent' | 'opaque' | 'auto';
/** What ends a prompt or an upload: the end of its generation, or that of the picture made from it. */
export type InputEnd = 'generation-ends' | 'image-ends';
export type OutputFormat = 'png' | 'jpeg' | 'webp';
export type ModerationStage = 'input' | 'output';

/** One image asked for; a submission of n images is n rows that share `client_key`. */
export interface GenerationTable {
  id: GenerationId;
  subject_id: SubjectId;
  /** Chosen by the page, so that a form sent twice is one submission. */
  client_key: string;
  /** 0-based within one submission. */
  position: number;
  kind: GenerationKind;
  state: GenerationState;
  /** The worker that has it in hand while it is `moderating` or `calling`; whether that one lives is asked of its lock. */
  worker_instance: number | null;
  model: string;
  quality: GenerationQuality;
  width: number;
  height: number;
  background: GenerationBackground;
  output_format: OutputFormat;
  /** Both or neither with `prompt_sealed`; cleared together when the prompt's promised time is over. */
  prompt_key_id: ObjectKeyId | null;
  prompt_sealed: Buffer | null;
  reference_count: number;
  has_mask: boolean;
  cancel_requested_at: Date | null;
  failure_code: ErrorCode | null;
  moderation_stage: ModerationStage | null;
  /** Names from the moderation provider's closed set, never its scores or its words. */
  moderation_categories: string[] | null;
  partials: Generated<number>;
  estimate_micro_usd: MicroUsd;
  /** The UTC day, as `YYYY-MM-DD`, whose spend cap carries the estimate. */
  spend_day: string;
  created_at: Date;
  started_at: Date | null;
  /** Committed before the provider is called: from then on the call is never repeated. */
  call_started_at: Date | null;
  ended_at: Date | null;
  provider_request_id: string | null;
  /** How long the result lives, as promised when this was submitted. */
  lifetime_ms: Milliseconds;
  /** How long this record stays after its end, as promised then. */
  record_lifetime_ms: Milliseconds;
  /** How long the reason of a refusal stays after its end, as promised then. */
  moderation_lifetime_ms: Generated<Milliseconds>;
  /** What ends prompt and inputs, as promised then. */
  prompt_until: Generated<InputEnd>;
  upload_until: Generated<InputEnd>;
  /** Its owner deleted it: nobody is shown it any more, and the record stays only while it counts towards their limit. */
  removed_at: Date | null;
}
