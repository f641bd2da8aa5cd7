import { mix, nameDistance, type Colour } from './colour.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** The paints of one picture, far to near. */
export interface Palette {
  sky: readonly [Colour, Colour, Colour];
  glow: Colour;
  ridges: readonly [Colour, Colour, Colour];
  ground: Colour;
  water: Colour;
  disc: Colour;
  ink: Colour;
}

type Paints = [string, string, string];

const palette = (sky: Paints, ridges: Paints, rest: string): Palette => {
  const [glow = '', ground = '', water = '', disc = '', ink = ''] = rest.split(' ');
  return { sky, ridges, glow, ground, water, disc, ink };
};

const DAY: readonly Palette[] = [
  palette(['#8fb9c4', '#c5d8d2', '#f3e7cf'], ['#a9c0bd', '#7d9f96', '#56796c'], '#fff3d6 #7f9468 #5f97a3 #f6d27a #2c3a3a'),
  palette(['#e9c9a6', '#f2dfc3', '#f9f0de'], ['#d8b694', '#b98a6b', '#8a5f4c'], '#fff4dc #a9744f #8fa9a4 #e9785a #3b2a28'),
  palette(['#c9bfd2', '#e3d6d8', '#f6e8da'], ['#b4a7c2', '#86799f', '#5c5478'], '#fff1de #7b6f86 #8d9bb8 #f3c58f #2f2a40'),
  palette(['#aebfa6', '#d5dbc1', '#f4edd6'], ['#9fb094', '#71896c', '#4b654f'], '#fff6da #6f7f4e #86a59b #efc46b #27362c'),
];
const DAWN = [
  palette(['#8f9fc0', '#e3b9b4', '#fbe3c3'], ['#b3a0b8', '#857a9f', '#55557a'], '#fff0d0 #5a6377 #a9a9c2 #fbd9a0 #2b2c44'),
];
const SUNSET = [
  palette(['#41406f', '#c9647a', '#f7b267'], ['#8f5478', '#643f68', '#3d2c50'], '#ffdf9e #3a2a47 #a65a76 #ffd479 #221a32'),
  palette(['#2f5d73', '#e08a5f', '#f9cf8c'], ['#a5675d', '#704a57', '#41354a'], '#ffe6ae #3a3140 #8d6a75 #fff0c2 #231d2e'),
];
const NIGHT = [
  palette(['#0f1533', '#22305c', '#4a5c88'], ['#2c3b66', '#1e2a4e', '#131a36'], '#b8c8ec #121a30 #24386a #f3ecd2 #0a0d1e'),
  palette(['#11202b', '#1d3b47', '#47676a'], ['#29474f', '#1b333b', '#101f27'], '#c8e2d8 #14252a #21454f #f5edcf #08131a'),
];
const STORM = [
  palette(['#454d5c', '#6e7783', '#a7a8a3'], ['#606b75', '#465059', '#2f373f'], '#d8d3c4 #39413f #4c5f6a #d9d5c6 #1d2227'),
];
const FOG = [
  palette(['#bcc3c3', '#d3d6d1', '#e9e6dc'], ['#bfc5c2', '#9fa9a7', '#7a8686'], '#f6f2e6 #7d8680 #aab5b5 #f8f0da #3a4344'),
];
const AUTUMN = [
  palette(['#d9c3a0', '#efdcb8', '#faefd8'], ['#cf9a5d', '#b0653a', '#74402d'], '#fff0c8 #8d5a33 #8fa29b #e8a13c #3a251d'),
];
const WINTER = [
  palette(['#a3b8cc', '#cfdbe3', '#f1ede6'], ['#c2d0dc', '#94a9bd', '#667d95'], '#fff7ea #eef0ee #9db6c8 #fbe3b8 #2d3b4a'),
];

const JOYFUL = [
  palette(['#8fd0d6', '#f8dfa8', '#fdf3dc'], ['#f4a6a0', '#ef6f5e', '#2f9c95'], '#fff3cf #f2a33a #3fa7c0 #f6c02f #3a2440'),
  palette(['#f7b7a8', '#fbe0b4', '#fff5e0'], ['#f6c453', '#e8635a', '#4a5fae'], '#fff0cf #6bb392 #5fa8d3 #f08a5d #2c2450'),
];
const WISTFUL = [
  palette(['#6f87a3', '#a9b8c4', '#dfe0dc'], ['#8fa0b3', '#5f7590', '#35475f'], '#eee9dd #4d5f70 #5b7c99 #d8c9a6 #1f2a3a'),
  palette(['#7d7f9d', '#b7b0bf', '#e3dcd8'], ['#9a93ab', '#6a6684', '#403f5c'], '#efe4d8 #55526b #7688a6 #d9b9a2 #25233a'),
];
const DARK = [
  palette(['#1a1d24', '#343640', '#5b5552'], ['#3a3a42', '#282930', '#17181d'], '#c9a56b #1d1c20 #2b3a44 #d9a94f #0c0c10'),
];

const candidates = (scene: Scene): readonly Palette[] => {
  if (scene.weather === 'storm') return STORM;
  if (scene.time === 'night') return NIGHT;
  if (scene.time === 'sunset') return SUNSET;
  if (scene.season === 'autumn') return AUTUMN;
  if (scene.time === 'dawn') return DAWN;
  if (scene.weather === 'fog' || scene.weather === 'rain') return FOG;
  if (scene.season === 'winter' || scene.weather === 'snow') return WINTER;
  if (scene.mood === 'joyful') return JOYFUL;
  if (scene.mood === 'wistful') return WISTFUL;
  if (scene.mood === 'dark') return DARK;
  if (scene.mood === 'calm') return [...DAY.slice(0, 1), ...FOG, ...DAY.slice(2)];
  return [...DAY, ...FOG, ...WINTER];
};

/** Paints nearer to a named colour than this could be taken for it; where a thing has a place, that must not happen. */
const CLOSE = { free: 14, placed: 22 };

/** Their colour is the land's own, not something to stand out from it. */
const LAND_KINDS = new Set(['hill', 'mountain', 'water']);

/** Light, dark, cool and warm: where a paint can go that is too near to a named colour. */
const AWAY = ['#f6efe0', '#23222e', '#8fb0c4', '#b98d74'];
const AWAY_IN_INK = ['#ffffff', '#1d1c1e'];

/** Pushes a paint away from a named colour, so that what was asked for stands out. */
const keepAway = (
  paint: Colour,
  named: readonly Colour[],
  { ways, close }: { ways: readonly Colour[]; close: number },
): Colour => {
  // Skies and floors run from lighter to darker, so their shades count as well.
  const shades = (one: Colour): readonly Colour[] =>
    ways === AWAY ? [one, mix(one, '#fff3dc', 0.3), mix(one, '#0e1626', 0.3)] : [one];
  const apart = (one: Colour): number =>
    Math.min(...named.flatMap((colour) => shades(one).map((shade) => nameDistance(colour, shade))));
  if (named.length === 0 || apart(paint) >= close) return paint;
  const others = [0.4, 0.62, 0.85].flatMap((share) => ways.map((target) => mix(paint, target, share)));
  return others.find((one) => apart(one) >= close) ?? others.reduce((best, one) => (apart(one) > apart(best) ? one : best));
};

const nearest = (one: Palette, named: readonly Colour[]): number =>
  Math.min(...named.flatMap((colour) => [...one.sky, ...one.ridges, one.ground].map((paint) => nameDistance(colour, paint))));

const monochrome = (one: Palette): Palette =>
  palette(['#e9e4d8', '#f1ede3', '#f7f4ec'], ['#b9b6ae', '#7c7a76', '#3e3d3e'], `#ffffff #55534f #a3a29d ${one.disc} #1d1c1e`);

/** Chooses the paints for a scene: by its mood, and far from the colours that are named in it. */
export const choosePalette = (scene: Scene, random: Random): Palette => {
  const named = scene.subjects.flatMap(({ colour }) => (colour === null ? [] : [colour]));
  const placed = scene.subjects.flatMap(({ colour, kind, place }) =>
    colour === null || (place === null && LAND_KINDS.has(kind)) ? [] : [colour],
  );
  const all = candidates(scene);
  const byDistance = [...all].sort((one, other) => nearest(other, named) - nearest(one, named));
  const plain = all[Math.min(all.length - 1, Math.floor(random.between(0, Math.min(4, all.length))))] ?? DAY[0];
  const chosen = (named.length > 0 ? byDistance[0] : plain) ?? plain;
  if (chosen === undefined) throw new RangeError('no palette');
  const base = scene.look === 'ink' ? monochrome(chosen) : chosen;
  const ways = scene.look === 'ink' ? AWAY_IN_INK : AWAY;
  const close = scene.subjects.some(({ place }) => place !== null) ? CLOSE.placed : CLOSE.free;
  const away = (paint: Colour): Colour => keepAway(paint, placed, { ways, close });
  const hills =
    scene.subjects.find(({ kind, place }) => place === null && (kind === 'hill' || kind === 'mountain'))?.colour ?? null;
  const ridges = hills === null ? base.ridges : ([mix(hills, base.sky[2], 0.5), mix(hills, base.sky[2], 0.2), hills] as const);
  const [top, middle, low] = base.sky;
  return {
    ...base,
    sky:
      scene.skyColour === null
        ? [away(top), away(middle), away(low)]
        : [scene.skyColour, scene.skyColour, mix(scene.skyColour, '#fff3dd', 0.3)],
    ridges: [away(ridges[0]), away(ridges[1]), away(ridges[2])],
    ground: scene.ground?.colour ?? (hills === null ? away(base.ground) : mix(hills, base.ink, 0.25)),
    water: away(base.water),
  };
};
