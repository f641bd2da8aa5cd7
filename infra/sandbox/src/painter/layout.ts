import type { Setting } from './backdrop.ts';
import type { Random } from './random.ts';
import type { Place, Scene, Subject } from './scene.ts';
import { HORIZON } from './sheet.ts';
import type { Size } from '../openai/size.ts';
import type { Kind } from './vocabulary.ts';

/** One figure to draw: centre in shares of the sheet, half its height in shares of the shorter edge. */
export interface Spot {
  subject: Subject;
  place: Place;
  radius: number;
  /** Things that stand throw a shadow on what they stand on. */
  stands: boolean;
}

const IN_THE_SKY: ReadonlySet<Kind> = new Set<Kind>([
  'sun',
  'moon',
  'star',
  'cloud',
  'bird',
  'balloon',
  'airship',
  'butterfly',
  'rocket',
]);
const NEVER_STANDS: ReadonlySet<Kind> = new Set<Kind>([
  ...IN_THE_SKY,
  'fish',
  'whale',
  'leaf',
  'water',
  'mountain',
  'hill',
  'road',
  'boat',
  'city',
  'branch',
  'bust',
]);
/** They hang in the picture even when nothing else is there. */
const BACKGROUND_DISCS: ReadonlySet<Kind> = new Set<Kind>(['sun', 'moon', 'star', 'cloud']);
/** Already part of the backdrop unless they are placed. */
export const SCENERY: ReadonlySet<Kind> = new Set<Kind>(['water', 'mountain', 'hill', 'city']);

/** How large a kind is beside the others, and how wide for its height. */
const SCALE: Partial<Record<Kind, number>> = {
  apple: 0.52,
  citrus: 0.52,
  pear: 0.6,
  cherry: 0.42,
  cup: 0.62,
  candle: 0.8,
  key: 0.5,
  flower: 0.8,
  tulip: 0.8,
  book: 0.8,
  mushroom: 0.7,
  rabbit: 0.75,
  cat: 0.8,
  owl: 0.75,
  house: 1.1,
  castle: 1.4,
  lighthouse: 1.4,
  tree: 1.25,
  palm: 1.35,
  horse: 1.15,
  elephant: 1.2,
  windmill: 1.3,
};

const SMALL_WHEN_FREE: Partial<Record<Kind, number>> = {
  sun: 0.11,
  moon: 0.1,
  star: 0.03,
  cloud: 0.12,
  bird: 0.075,
  balloon: 0.13,
  airship: 0.17,
  butterfly: 0.12,
  rocket: 0.2,
};

/** Half the height of a thing that has a place of its own: it fills its ninth of the sheet; alone in the middle there is more room. */
const PLACED = { beside: 0.165, amidst: 0.22 };

const radiusAt = ({ x, y }: Place, isAlone: boolean): number =>
  isAlone && x === 0.5 && y === 0.5 ? PLACED.amidst : PLACED.beside;

/** Figures are cut here at most: half a width in radii. */
const HALF_WIDTH = 1.06;

interface Floor {
  setting: Setting;
  size: Size;
  random: Random;
}

/** Where the feet of things are, as a share of the height. */
const groundOf = (setting: Setting, isBoat: boolean): number => {
  if (setting === 'water') return isBoat ? HORIZON + 0.2 : 0.9;
  if (setting === 'landscape') return 0.9;
  if (setting === 'table') return 0.82;
  if (setting === 'studio') return 0.74;
  if (setting === 'isometric') return 0.76;
  return 0.8;
};

const inTheSky = (subject: Subject, { random }: Floor): Spot => {
  const radius = SMALL_WHEN_FREE[subject.kind] ?? 0.2;
  const [left, right, top, bottom] =
    subject.kind === 'sun'
      ? [0.6, 0.74, 0.22, 0.34]
      : subject.kind === 'moon'
        ? [0.66, 0.8, 0.17, 0.26]
        : subject.kind === 'rocket'
          ? [0.42, 0.58, 0.4, 0.5]
          : [0.3, 0.6, 0.2, 0.34];
  return { subject, radius, stands: false, place: { x: random.between(left, right), y: random.between(top, bottom) } };
};

/** How many stand in each row of a cluster, back to front. */
const CLUSTERS = ['1', '2', '12', '22', '23', '33', '232', '323', '333', '343'];

/** Several of a kind that share one place: close rows, the front one last, as large as their ninth of the sheet allows. */
const cluster = (spot: Spot, { random, size }: Omit<Floor, 'setting'>): Spot[] => {
  const unit = Math.min(size.width, size.height);
  const rows = [...(CLUSTERS[Math.min(spot.subject.count, CLUSTERS.length) - 1] ?? '1')].map(Number);
  const most = Math.max(...rows, rows.length);
  const radius = (spot.radius / most) * 1.18;
  const stride = (spot.radius * 1.86) / most;
  return rows.flatMap((columns, row) =>
    Array.from({ length: columns }, (_, column) => ({
      ...spot,
      radius: radius * random.between(0.96, 1.04),
      place: {
        x: spot.place.x + ((column - (columns - 1) / 2) * stride * unit) / size.width,
        y: spot.place.y + ((row - (rows.length - 1) / 2) * stride * unit) / size.height,
      },
    })),
  );
};

/** Several of a kind in the air: a line that leans, never a grid. */
const spread = (spot: Spot, random: Random): Spot[] => {
  const { count } = spot.subject;
  if (count === 1) return [spot];
  const radius = Math.max((spot.radius / Math.sqrt(count)) * 1.05, 0.022);
  const reach = Math.min(0.34, 0.1 * count);
  return Array.from({ length: count }, (_, index) => ({
    ...spot,
    radius: radius * random.between(0.82, 1.18),
    place: {
      x: spot.place.x + ((index / (count - 1)) * 2 - 1) * reach,
      y: spot.place.y + random.between(-0.07, 0.07),
    },
  }));
};

/** Things side by side on one floor, as large as there is room for; smaller ones stand a little nearer. */
const row = (subjects: readonly Subject[], floor: Floor, largest: number): Spot[] => {
  const { size, setting, random } = floor;
  const tallest = Math.max(...subjects.map(({ kind }) => SCALE[kind] ?? 1));
  const items = subjects.flatMap((subject) =>
    Array.from({ length: Math.min(subject.count, 7) }, () => ({
      subject,
      scale: (SCALE[subject.kind] ?? 1) / Math.min(1, tallest + 0.12),
    })),
  );
  const unit = Math.min(size.width, size.height);
  const widths = items.map(({ scale }) => scale * HALF_WIDTH * 2 * (items.length > 1 ? 0.94 : 1));
  const total = widths.reduce((sum, one) => sum + one, 0);
  const radius = items.length === 1 ? largest : Math.min(largest * 0.95, (0.88 * size.width) / unit / total);
  let x = 0.5 - (total * radius * unit) / size.width / 2;
  return items.map(({ subject, scale }, index) => {
    const half = ((widths[index] ?? 0) * radius * unit) / size.width / 2;
    x += half * 2;
    const size1 = items.length === 1 ? radius * Math.min(1.15, Math.max(scale, 0.8)) : radius * scale;
    const nearer = items.length > 1 ? (1 - Math.min(1, scale)) * 0.06 + random.between(-0.008, 0.012) : 0;
    const feet = groundOf(setting, subject.kind === 'boat') + nearer;
    const lies = NEVER_STANDS.has(subject.kind) && subject.kind !== 'boat';
    const y = lies || setting === 'plain' ? 0.53 + (setting === 'plain' ? nearer : 0) : feet - (size1 * unit) / size.height;
    const level = setting === 'plain' && items.length > 1 ? 0.72 - (size1 * unit) / size.height : y;
    return { subject, radius: size1, stands: !NEVER_STANDS.has(subject.kind), place: { x: x - half, y: Math.max(level, 0.3) } };
  });
};

/** Where the top of a support is, in its own box. */
const TOP: Partial<Record<Kind, number>> = { plinth: -0.7, branch: -0.14, chair: 0.16, horse: -0.3, elephant: -0.7, book: -0.7 };

/** A shelter over the things: large enough for them, and behind them. */
const shelter = (things: readonly Spot[], subject: Subject, tall: number): Spot => {
  const [first] = things;
  for (const thing of things)
    Object.assign(thing, { radius: thing.radius * 0.86, place: { ...thing.place, y: thing.place.y + 0.04 } });
  const { radius: own, place } = first ?? { radius: 0.2, place: { x: 0.5, y: 0.6 } };
  const radius = Math.min(own * 1.25, 0.3);
  return { subject, radius, stands: false, place: { x: place.x + 0.03, y: place.y - (own * 0.35 + radius * 0.55) * tall } };
};

/** Puts the later thing over or under the earlier ones as the prompt says, and moves those accordingly. */
const relate = (things: readonly Spot[], subject: Subject, { size }: Floor): Spot => {
  const unit = Math.min(size.width, size.height);
  const tall = unit / size.height;
  if (subject.relation?.where === 'above') return shelter(things, subject, tall);
  const radius = subject.kind === 'branch' ? 0.28 : 0.2;
  const feet = Math.max(...things.map(({ place, radius: own }) => place.y + own * tall));
  const support = Math.max(feet, 0.84) - radius * tall;
  const isMount = subject.kind === 'horse' || subject.kind === 'elephant';
  const largest = Math.min((isMount ? 0.14 : 0.2) / Math.sqrt(things.length), ...things.map((thing) => thing.radius));
  things.forEach((thing, index) => {
    thing.radius = largest;
    thing.stands = false;
    thing.place = {
      x: (isMount ? 0.53 : 0.5) + ((index - (things.length - 1) / 2) * largest * 1.7 * unit) / size.width,
      y: support + ((TOP[subject.kind] ?? -0.9) * radius - largest * 0.92) * tall,
    };
  });
  return { subject, radius, stands: subject.kind !== 'branch', place: { x: 0.5, y: support } };
};

const VESSELS: readonly Kind[] = ['vase', 'jug', 'bowl', 'cup'];
const HELD: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  flower: ['vase', 'jug', 'cup'],
  tulip: ['vase', 'jug', 'cup'],
  apple: ['bowl'],
  citrus: ['bowl'],
  pear: ['bowl'],
  cherry: ['bowl'],
};

/** Flowers and fruit whose vase or bowl is there are in it: where they show above its rim. */
const vesselOf = (subject: Subject, spots: readonly Spot[]): Spot | undefined =>
  subject.place === null ? spots.find((spot) => HELD[subject.kind]?.includes(spot.subject.kind)) : undefined;

const hold = (subject: Subject, vessel: Spot, { size, random }: Floor): Spot[] => {
  const unit = Math.min(size.width, size.height);
  const isFruit = vessel.subject.kind === 'bowl';
  const count = Math.max(subject.count, isFruit ? 3 : 1);
  const radius = vessel.radius * (isFruit ? 0.42 : count > 3 ? 0.5 : 0.62);
  return Array.from({ length: count }, (_, index) => {
    const along = count === 1 ? 0 : (index / (count - 1)) * 2 - 1;
    const dx = along * vessel.radius * (isFruit ? 0.56 : 0.85);
    const rise = isFruit ? 0.66 + (1 - Math.abs(along)) * 0.12 : 1.62 - Math.abs(along) * 0.42 + random.between(-0.08, 0.08);
    return {
      subject,
      radius,
      stands: false,
      place: { x: vessel.place.x + (dx * unit) / size.width, y: vessel.place.y - (vessel.radius * rise * unit) / size.height },
    };
  });
};

const largestOf = ({ closeUp }: Scene, setting: Setting): number => {
  if (closeUp) return 0.38;
  if (setting === 'landscape' || setting === 'water') return 0.2;
  if (setting === 'table') return 0.25;
  if (setting === 'studio' || setting === 'isometric') return 0.17;
  return setting === 'deep' ? 0.22 : 0.27;
};

/** Decides where each figure goes and how large it is; the order of the list is the order of painting. */
export const layOut = (scene: Scene, setting: Setting, floor: Omit<Floor, 'setting'>): Spot[] => {
  const here: Floor = { ...floor, setting };
  const { random } = floor;
  const stands = ({ kind }: Subject): boolean => !NEVER_STANDS.has(kind) && setting !== 'deep' && setting !== 'abstract';
  const isAlone = scene.subjects.filter(({ place }) => place !== null).length === 1;
  const placed = scene.subjects.flatMap((subject) =>
    subject.place === null
      ? []
      : cluster(
          {
            subject,
            place: subject.place,
            radius: radiusAt(subject.place, isAlone),
            stands: stands(subject) && subject.place.y > 0.45,
          },
          floor,
        ),
  );
  const free = scene.subjects.filter(({ place, kind }) => place === null && !SCENERY.has(kind));
  const isOver = (subject: Subject): boolean =>
    scene.subjects.some(({ relation }) => relation?.where === 'far' && scene.subjects[relation.other] === subject);
  const isRoad = ({ kind }: Subject): boolean => kind === 'road';
  const flying = free.filter((one) => IN_THE_SKY.has(one.kind) || isOver(one));
  const vessels = free.filter(({ kind }) => VESSELS.includes(kind));
  const held = free.filter((subject) => vessels.some(({ kind }) => HELD[subject.kind]?.includes(kind) === true));
  const tied = free.filter((one) => {
    const { relation } = one;
    return (
      !flying.includes(one) && relation !== null && relation.where !== 'far' && scene.subjects[relation.other]?.place === null
    );
  });
  const standing = free.filter((one) => !flying.includes(one) && !held.includes(one) && !tied.includes(one) && !isRoad(one));
  const skyAlone =
    flying.length === 1 &&
    standing.length === 0 &&
    placed.length === 0 &&
    !BACKGROUND_DISCS.has(flying[0]?.kind ?? 'sun') &&
    flying[0]?.count === 1;
  // Trees stand on both sides of a road, never on it.
  const lined = free.some(isRoad)
    ? standing.map((one) => (one.kind === 'tree' && one.count % 2 === 1 ? { ...one, count: one.count + 1 } : one))
    : standing;
  const rows = row(skyAlone ? flying : lined, here, largestOf(scene, setting));
  const ties = tied.flatMap((subject) => {
    const things = rows.filter(({ subject: other }) => other === scene.subjects[subject.relation?.other ?? -1]);
    return things.length === 0 ? [] : [relate(things, subject, here)];
  });
  const inVessels = held.flatMap((subject) => {
    const vessel = vesselOf(subject, rows);
    return vessel === undefined ? [] : hold(subject, vessel, here);
  });
  const roads = free.filter(isRoad).map((subject) => ({ subject, radius: 0.24, stands: false, place: { x: 0.5, y: 0.8 } }));
  const sky = skyAlone ? [] : flying.flatMap((subject) => spread(inTheSky(subject, here), random));
  const front = [...rows, ...placed].sort((one, other) => one.place.y + one.radius - (other.place.y + other.radius));
  return [...sky, ...roads, ...ties, ...inVessels, ...front];
};
