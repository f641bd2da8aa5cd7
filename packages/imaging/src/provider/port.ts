import type { Background, ImageModel, OutputFormat, Quality, Size } from '../domain/models.ts';
import type { Usage } from '../domain/price.ts';

/** A picture on its way to the provider; the bytes are ours (decoded and re-encoded), never the file as it was uploaded. */
export interface ProviderInput {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png' | 'image/jpeg';
}

/** What the provider gets: prompt, pictures and parameters, and nothing that tells who asks (OH-11). */
export interface ProviderRequest {
  readonly model: ImageModel;
  readonly prompt: string;
  readonly size: Size;
  readonly quality: Quality;
  readonly background: Background;
  readonly outputFormat: OutputFormat;
  readonly partials: number;
  readonly references: readonly ProviderInput[];
  readonly mask: ProviderInput | null;
}

export interface ProviderPartial {
  readonly index: number;
  readonly bytes: Uint8Array;
}

export interface ProviderResult {
  readonly bytes: Uint8Array;
  /** The provider's own count; null when it sent none. */
  readonly usage: Usage | null;
  readonly requestId: string | null;
}

export interface ProviderCall {
  /** Aborts the HTTP call: cancellation, shutdown. */
  readonly signal: AbortSignal;
  /** Takes a partial picture, at once; what it throws ends the call and is thrown as it is. */
  readonly onPartial: (partial: ProviderPartial) => void;
}

/** Makes pictures. Every failure is an AppError of the provider's classes; nothing is ever tried twice. */
export interface ImageProvider {
  make(request: ProviderRequest, call: ProviderCall): Promise<ProviderResult>;
}

export type ModerationCategory = string;

export interface ModerationVerdict {
  readonly flagged: boolean;
  /** Names from the provider's closed list. */
  readonly categories: readonly ModerationCategory[];
}

/** Judges a prompt and pictures before any work is done with them; down means no (fails closed). */
export interface Moderator {
  judge(input: { prompt: string; pictures: readonly ProviderInput[] }, signal: AbortSignal): Promise<ModerationVerdict>;
}
