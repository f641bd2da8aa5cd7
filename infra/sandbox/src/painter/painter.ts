import type { OutputFormat } from '../openai/image-options.ts';
import type { Quality } from '../openai/models.ts';
import type { Size } from '../openai/size.ts';

export interface PaintOrder {
  model: string;
  prompt: string;
  size: Size;
  quality: Quality;
  background: 'opaque' | 'transparent';
  format: OutputFormat;
  compression: number;
  /** Which of the n pictures of one call. */
  index: number;
  /** Reference pictures as encoded bytes; the first is the base of the edit. */
  references: readonly Buffer[];
  /** PNG whose transparent pixels are the ones to repaint. */
  mask: Buffer | null;
  /** Repaints outside the mask too. */
  leakMask: boolean;
}

/** A picture that is being painted. */
export interface Painting {
  /** The picture as it looks after `step` of `steps` partial images (0-based): blurred at first, then sharper. */
  partial(step: number, steps: number): Promise<Buffer>;
  finished(): Promise<Buffer>;
}

export interface Painter {
  begin(order: PaintOrder): Promise<Painting>;
  /** One colour, from early to finished, which is another for another order. */
  plain(order: PaintOrder): Promise<Painting>;
  /** One fixed picture of about 1.5 MB, painted at the first call, whatever the order. */
  heavy(order: PaintOrder): Promise<Painting>;
}
