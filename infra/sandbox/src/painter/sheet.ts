import { mix, type Colour } from './colour.ts';
import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** The sheet a backdrop covers, in pixels, and what it is painted with. */
export interface Sheet {
  width: number;
  height: number;
  palette: Palette;
  random: Random;
  scene: Scene;
  detail: number;
}

/** Share of the height at which land or water begins. */
export const HORIZON = 0.6;

export const gradient = (id: string, stops: readonly Colour[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.map((stop, index) => `<stop offset="${index / Math.max(1, stops.length - 1)}" stop-color="${stop}"/>`).join('')}</linearGradient>`;

export const full = ({ width, height }: Sheet, fill: string): string =>
  `<rect width="${width}" height="${height}" fill="${fill}"/>`;

/** A soft line of hills, closed at the bottom of the sheet. */
export const ridge = ({ width, height, random }: Sheet, y: number, rise: number): string => {
  const steps = 5;
  const points = Array.from({ length: steps + 1 }, (_, index) => ({
    x: (width * index) / steps,
    y: height * (y - random.between(0, rise)),
  }));
  const [start] = points;
  const curves = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const half = (point.x - before.x) / 2;
    return `C${before.x + half} ${before.y} ${point.x - half} ${point.y} ${point.x} ${point.y}`;
  });
  return `M0 ${start?.y ?? 0}${curves.join('')}V${height}H0Z`;
};

/** Angular far mountains. */
export const peaks = ({ width, height, random }: Sheet, y: number, rise: number): string => {
  let path = `M0 ${height * y}`;
  for (let x = 0; x < width;) {
    const stride = width * random.between(0.2, 0.36);
    path += `L${x + stride * 0.5} ${height * (y - rise * random.between(0.45, 1))}L${x + stride} ${height * (y - rise * random.between(0, 0.3))}`;
    x += stride;
  }
  return `${path}V${height}H0Z`;
};

export const layered = (sheet: Sheet, fill: Colour, path: string, index: number): string => {
  const id = `ridge${index}`;
  return `<defs>${gradient(id, [mix(fill, sheet.palette.glow, 0.05), fill, mix(fill, sheet.palette.glow, 0.34)])}</defs><path d="${path}" fill="url(#${id})"/>`;
};
