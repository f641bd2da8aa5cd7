import { HORIZON, type Setting } from './backdrop.ts';
import type { Random } from './random.ts';
import type { Place, Scene, Subject } from './scene.ts';

/** One figure to draw: centre in shares of the sheet, half its height in shares of the shorter edge. */
export interface Spot {
  subject: Subject;
  place: Place;
  radius: number;
  /** Things that stand throw a shadow on what they stand on. */
  stands: boolean;
}

const IN_THE_SKY = new Set(['sun', 'moon', 'star', 'cloud', 'bird', 'balloon']);
const NEVER_STANDS = new Set([...IN_THE_SKY, 'fish', 'leaf', 'water', 'mountain', 'hill', 'road', 'boat', 'city']);
/** Already part of the backdrop unless they are placed. */
const SCENERY = new Set(['water', 'mountain', 'hill']);

const SMALL_WHEN_FREE: Partial<Record<Subject['kind'], number>> = {
  sun: 0.11,
  moon: 0.1,
  star: 0.03,
  cloud: 0.12,
  bird: 0.075,
  tree: 0.2,
  road: 0.26,
  balloon: 0.13,
  city: 0.3,
};

const freePlace = (kind: Subject['kind'], setting: Setting, index: number, random: Random): Place => {
  const x = [0.5, 0.3, 0.7, 0.2, 0.82][index % 5] ?? 0.5;
  if (kind === 'sun') return { x: random.between(0.6, 0.74), y: random.between(0.24, 0.36) };
  if (kind === 'moon') return { x: random.between(0.64, 0.78), y: random.between(0.18, 0.28) };
  if (IN_THE_SKY.has(kind)) return { x: random.between(0.25, 0.62), y: random.between(0.16, 0.34) };
  if (setting === 'landscape') return { x: x + random.between(-0.04, 0.04), y: kind === 'city' ? HORIZON - 0.06 : 0.7 };
  if (setting === 'water') return { x: x + random.between(-0.05, 0.05), y: kind === 'boat' ? HORIZON + 0.06 : 0.66 };
  if (setting === 'table') return { x, y: 0.62 };
  return { x, y: 0.52 };
};

/** Several of a kind around one place: rows that lean, never a grid. */
const spread = (spot: Spot, random: Random, isPlaced: boolean): Spot[] => {
  const { count } = spot.subject;
  if (count === 1) return [spot];
  const radius = Math.max((spot.radius / Math.sqrt(count)) * 1.05, 0.022);
  const reach = isPlaced ? 0.11 : Math.min(0.34, 0.1 * count);
  return Array.from({ length: count }, (_, index) => {
    const along = (index / (count - 1)) * 2 - 1;
    const lift = isPlaced ? (index % 2 === 0 ? -0.06 : 0.06) : random.between(-0.05, 0.05);
    return {
      ...spot,
      radius: radius * random.between(0.85, 1.15),
      place: { x: spot.place.x + along * reach, y: spot.place.y + lift },
    };
  });
};

/** Flowers and fruit beside a vase or bowl are in it: where they show above its rim. */
const isHeld = (kind: Subject['kind'], free: readonly Subject[]): Place | null => {
  const kinds = free.map((subject) => subject.kind);
  if (kind === 'flower' && kinds.includes('cup')) return { x: 0.5, y: 0.33 };
  return kind === 'apple' && kinds.includes('bowl') ? { x: 0.5, y: 0.555 } : null;
};

/** Decides where each figure goes and how large it is. Figures that stand further down are drawn later. */
export const layOut = (scene: Scene, setting: Setting, random: Random): Spot[] => {
  const free = scene.subjects.filter(({ place, kind }) => place === null && !SCENERY.has(kind) && !IN_THE_SKY.has(kind));
  let seen = 0;
  const spots = scene.subjects.flatMap((subject): Spot[] => {
    const { kind, place } = subject;
    if (place === null && SCENERY.has(kind)) return [];
    const stands = !NEVER_STANDS.has(kind) && setting !== 'deep' && setting !== 'abstract' && (place?.y ?? 1) > 0.45;
    if (place !== null) return spread({ subject, place, radius: 0.175, stands }, random, true);
    const size = free.length <= 1 ? 0.27 : free.length === 2 ? 0.2 : 0.15;
    const radius = SMALL_WHEN_FREE[kind] ?? Math.min(size, setting === 'landscape' || setting === 'water' ? 0.22 : 1);
    const held = isHeld(kind, free);
    if (held !== null)
      return spread({ subject, place: held, radius: kind === 'flower' ? 0.17 : 0.22, stands: false }, random, true);
    const alone = free.length === 1 || free.some((other) => isHeld(other.kind, free) !== null);
    const index = IN_THE_SKY.has(kind) || alone ? 0 : (seen += 1);
    return spread({ subject, place: freePlace(kind, setting, index, random), radius, stands }, random, false);
  });
  return spots.sort((one, other) => one.place.y - other.place.y);
};
