/**
 * What a file's own structure says, read without decoding a pixel. `end` is where the image's own bytes end: what
 * follows (an archive, a page, a script: a polyglot) is never handed on.
 */
export type ImageHeader = {
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8; 1 when there is none. */
  readonly orientation: number;
  readonly end: number;
  readonly isAnimated: boolean;
  /** Lossy sources are normalised to JPEG, lossless ones to PNG. */
  readonly isLossy: boolean;
};

/** The file's structure cannot be read to its end. */
export class BrokenHeader extends Error {
  override readonly name = 'BrokenHeader';
}

/** The format is right but this variant of it is not read; `variant` names it, e.g. `jpeg-cmyk`. */
export class UnreadVariant extends Error {
  override readonly name = 'UnreadVariant';
  readonly variant: string;
  constructor(variant: string) {
    super(variant);
    this.variant = variant;
  }
}
