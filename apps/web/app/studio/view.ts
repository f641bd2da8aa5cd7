import type { ErrorCode } from '@candid/kernel';

export type GenerationState = 'queued' | 'moderating' | 'calling' | 'settling' | 'delivered' | 'failed' | 'cancelled';
export type Background = 'auto' | 'opaque' | 'transparent';
export type OutputFormat = 'png' | 'jpeg' | 'webp';
export type Intent = 'generate' | 'edit' | 'variation';

export type ImageView = {
  readonly id: string;
  readonly mime: string;
  readonly byteSize: number;
  readonly width: number;
  readonly height: number;
  readonly expiresAt: string;
  readonly destroyedAt: string | null;
  readonly keyFingerprint: string;
};

export type FailureView = {
  readonly code: ErrorCode;
  readonly stage?: 'input' | 'output';
  readonly categories?: readonly string[];
};

export type GenerationView = {
  readonly id: string;
  readonly position: number;
  readonly kind: 'generate' | 'edit';
  readonly state: GenerationState;
  readonly model: string;
  readonly quality: string;
  readonly width: number;
  readonly height: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly partial: number | null;
  readonly failure: FailureView | null;
  readonly image: ImageView | null;
};

export type RatioView = { readonly id: string; readonly label: string; readonly width: number; readonly height: number };

export type ModelView = {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  /** Shapes offered, by resolution. */
  readonly ratios: Readonly<Record<string, readonly RatioView[]>>;
  readonly qualities: readonly { readonly id: string; readonly label: string; readonly priceMicroUsd: number }[];
  readonly supportsTransparent: boolean;
  readonly maxReferences: number;
  readonly supportsMask: boolean;
};

export type StudioView = {
  readonly generations: readonly GenerationView[];
  readonly models: readonly ModelView[];
  readonly limits: {
    readonly imagesPerRequest: number;
    readonly maxPromptLength: number;
    /** Pictures this browser may still make in the running window. */
    readonly left: number;
    readonly lifetimeMs: number;
  };
  readonly stopped: boolean;
  readonly serverTime: string;
};

export type StudioEvent = { readonly kind: 'generation'; readonly generation: GenerationView } | { readonly kind: 'reset' };
