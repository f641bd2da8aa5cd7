/** What parent and decoding process say to each other. Types only: the process never loads this file, it runs plain JavaScript. */

export type SourceFormat = 'png' | 'jpeg' | 'webp';
export type OutputMime = 'image/png' | 'image/jpeg' | 'image/webp';

/** How to read one image of the payload. `bytes` is its length there; `orientation` is the EXIF value 1 to 8. */
export type SourcePart = { readonly format: SourceFormat; readonly orientation: number; readonly bytes: number };

export type ChildRequest =
  | { readonly operation: 'normalise'; readonly parts: readonly [SourcePart]; readonly opaqueAs: 'image/png' | 'image/jpeg' }
  | { readonly operation: 'read-mask'; readonly parts: readonly [SourcePart] }
  | { readonly operation: 'encode'; readonly parts: readonly [SourcePart]; readonly to: OutputMime }
  | { readonly operation: 'restore-outside-mask'; readonly parts: readonly [SourcePart, SourcePart, SourcePart] };

export type ImageFacts = {
  readonly mime: OutputMime;
  readonly width: number;
  readonly height: number;
  readonly hasTransparency: boolean;
};

export type ChildReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'done'; readonly image: ImageFacts }
  | { readonly kind: 'failed'; readonly reason: 'broken' | 'size-differs' };

export type Frame = { readonly header: unknown; readonly payload: Uint8Array };
export type FrameLimits = { readonly headerBytes: number; readonly payloadBytes: number };
