import { abstract } from './backdrop-abstract.ts';
import { deep, isometric, plain, studio, table } from './backdrop-indoors.ts';
import { landscape, water } from './backdrop-outdoors.ts';
import type { Scene } from './scene.ts';
import type { Sheet } from './sheet.ts';
import type { Kind } from './vocabulary.ts';

export type Setting = 'landscape' | 'water' | 'table' | 'plain' | 'abstract' | 'deep' | 'studio' | 'isometric';

const PAINTERS: Readonly<Record<Setting, (sheet: Sheet) => string>> = {
  landscape,
  water,
  table,
  plain,
  abstract,
  deep,
  studio,
  isometric,
};

/** What lies behind the figures. */
export const paintBackdrop = (setting: Setting, sheet: Sheet): string => PAINTERS[setting](sheet);

const TABLE: ReadonlySet<Kind> = new Set<Kind>([
  'bowl',
  'cup',
  'apple',
  'book',
  'lamp',
  'pear',
  'citrus',
  'cherry',
  'jug',
  'vase',
  'bottle',
  'glass',
  'cake',
  'candle',
  'clock',
]);
const LANDS: ReadonlySet<Kind> = new Set<Kind>([
  'mountain',
  'hill',
  'tree',
  'palm',
  'house',
  'village',
  'road',
  'sun',
  'moon',
  'star',
  'cloud',
  'city',
  'bird',
  'car',
  'bridge',
  'balloon',
  'airship',
  'castle',
  'windmill',
  'train',
  'horse',
  'elephant',
  'astronaut',
  'rocket',
  'dragon',
]);
const SWIMS: readonly Kind[] = ['fish', 'whale'];

/** Where a scene takes place, by what is in it. */
export const settingOf = (scene: Scene): Setting => {
  const { subjects, backdrop, ground, skyColour, time, weather } = scene;
  const kinds = subjects.map(({ kind }) => kind);
  const isOutdoors = ground?.indoors === false || skyColour !== null || time !== null || weather !== 'clear';
  if (scene.abstract) return 'abstract';
  if (scene.isometric) return 'isometric';
  if (scene.studio) return 'studio';
  if (SWIMS.some((kind) => kinds.includes(kind)) && !kinds.includes('boat') && backdrop === null) return 'deep';
  const isAtWater =
    kinds.includes('boat') ||
    kinds.includes('lighthouse') ||
    subjects.some(({ kind, place }) => kind === 'water' && place === null);
  if (isAtWater) return 'water';
  if (ground?.indoors === true || kinds.some((kind) => TABLE.has(kind))) return 'table';
  if (backdrop !== null || (scene.closeUp && !isOutdoors)) return 'plain';
  return isOutdoors || kinds.some((kind) => LANDS.has(kind)) ? 'landscape' : 'plain';
};
