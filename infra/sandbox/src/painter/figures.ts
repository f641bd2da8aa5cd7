import type { Ramp } from './colour.ts';
import type { Random } from './random.ts';
import { BUILT } from './figures-built.ts';
import { LIVING } from './figures-living.ts';
import { LAND } from './figures-land.ts';
import { ANIMALS } from './figures-animals.ts';
import { PLANTS } from './figures-plants.ts';
import { sculpture } from './figures-sculpture.ts';
import { STILL } from './figures-still.ts';
import { TABLE_THINGS } from './figures-table.ts';
import { WORLD } from './figures-world.ts';
import type { Kind } from './vocabulary.ts';

/** What a figure is drawn with. `body` is the paint of its main surface: a gradient around the base colour. */
export interface Brush {
  ramp: Ramp;
  body: string;
  random: Random;
  /** The word of the prompt. */
  noun: string;
  /** Strokes a figure may spend on details, 1 (low) to 3. */
  detail: number;
}

/** Draws in a box from −1 to 1 in both directions, standing at y = 1 when it stands. */
export type Figure = (brush: Brush) => string;

export const FIGURES: Readonly<Record<Kind, Figure>> = {
  ...LAND,
  ...LIVING,
  ...ANIMALS,
  ...PLANTS,
  ...STILL,
  ...TABLE_THINGS,
  ...BUILT,
  ...WORLD,
  shape: sculpture,
};
