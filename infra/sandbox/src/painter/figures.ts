import type { Ramp } from './colour.ts';
import type { Random } from './random.ts';
import { BUILT } from './figures-built.ts';
import { LIVING } from './figures-living.ts';
import { LAND } from './figures-land.ts';
import { STILL } from './figures-still.ts';
import type { Kind } from './vocabulary.ts';

/** What a figure is drawn with. `body` is the paint of its main surface: a gradient around the base colour. */
export interface Brush {
  ramp: Ramp;
  body: string;
  random: Random;
  /** Strokes a figure may spend on details, 1 (low) to 3. */
  detail: number;
}

/** Draws in a box from −1 to 1 in both directions, standing at y = 1 when it stands. */
export type Figure = (brush: Brush) => string;

export const FIGURES: Readonly<Record<Kind, Figure>> = { ...LAND, ...LIVING, ...STILL, ...BUILT };
