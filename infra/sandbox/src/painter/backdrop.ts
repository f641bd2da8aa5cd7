import { mix, type Colour } from './colour.ts';
import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

export type Setting = 'landscape' | 'water' | 'table' | 'plain' | 'abstract' | 'deep';

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

const gradient = (id: string, stops: readonly Colour[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.map((stop, index) => `<stop offset="${index / Math.max(1, stops.length - 1)}" stop-color="${stop}"/>`).join('')}</linearGradient>`;

const full = ({ width, height }: Sheet, fill: string): string => `<rect width="${width}" height="${height}" fill="${fill}"/>`;

/** A soft line of hills, closed at the bottom of the sheet. */
const ridge = ({ width, height, random }: Sheet, y: number, rise: number): string => {
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
const peaks = ({ width, height, random }: Sheet, y: number, rise: number): string => {
  let path = `M0 ${height * y}`;
  for (let x = 0; x < width;) {
    const stride = width * random.between(0.2, 0.36);
    path += `L${x + stride * 0.5} ${height * (y - rise * random.between(0.45, 1))}L${x + stride} ${height * (y - rise * random.between(0, 0.3))}`;
    x += stride;
  }
  return `${path}V${height}H0Z`;
};

const stars = ({ width, height, random, detail }: Sheet): string =>
  Array.from({ length: 50 + 30 * detail }, () => {
    const radius = (Math.min(width, height) / 1024) * random.between(0.7, 2.4);
    return `<circle cx="${random.between(0, width)}" cy="${random.between(0, height * 0.58)}" r="${radius}" fill="#fff6de" opacity="${random.between(0.35, 0.95)}"/>`;
  }).join('');

const sky = (sheet: Sheet): string => {
  const { width, height, palette, random, scene } = sheet;
  const glowX = width * random.between(0.3, 0.7);
  const glow = `<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="${glowX}" cy="${height * HORIZON}" r="${Math.max(width, height) * 0.62}"><stop offset="0" stop-color="${palette.glow}" stop-opacity=".85"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient>`;
  return `<defs>${gradient('sky', palette.sky)}${glow}</defs>${full(sheet, 'url(#sky)')}${full(sheet, 'url(#glow)')}${scene.time === 'night' ? stars(sheet) : ''}`;
};

const layered = (sheet: Sheet, fill: Colour, path: string, index: number): string => {
  const id = `ridge${index}`;
  return `<defs>${gradient(id, [mix(fill, sheet.palette.glow, 0.05), fill, mix(fill, sheet.palette.glow, 0.34)])}</defs><path d="${path}" fill="url(#${id})"/>`;
};

const landscape = (sheet: Sheet): string => {
  const { palette } = sheet;
  const hasMountains = sheet.scene.subjects.some(({ kind }) => kind === 'mountain');
  return [
    sky(sheet),
    layered(sheet, palette.ridges[0], hasMountains ? peaks(sheet, HORIZON, 0.34) : ridge(sheet, HORIZON - 0.02, 0.14), 0),
    layered(sheet, palette.ridges[1], hasMountains ? peaks(sheet, HORIZON + 0.05, 0.2) : ridge(sheet, HORIZON + 0.06, 0.12), 1),
    layered(sheet, palette.ridges[2], ridge(sheet, HORIZON + 0.16, 0.1), 2),
    layered(sheet, palette.ground, ridge(sheet, 0.88, 0.08), 3),
  ].join('');
};

const water = (sheet: Sheet): string => {
  const { width, height, palette, random, scene, detail } = sheet;
  const named = scene.subjects.find(({ kind, place }) => kind === 'water' && place === null)?.colour;
  const base = named ?? palette.water;
  const top = height * HORIZON;
  const far = scene.subjects.some(({ kind }) => kind === 'mountain') ? peaks(sheet, HORIZON, 0.32) : ridge(sheet, HORIZON, 0.1);
  const glints = Array.from({ length: 34 + 16 * detail }, () => {
    const depth = random.between(0, 1) ** 1.4;
    const length = width * (0.02 + depth * 0.12) * random.between(0.5, 1.2);
    const x = random.between(-0.05, 1) * width;
    return `<path d="M${x} ${top + (height - top) * depth}h${length}" stroke="${random.pick([palette.glow, mix(base, '#101626', 0.4), palette.sky[1]])}" stroke-width="${(1 + depth * 4) * (height / 1024)}" opacity="${random.between(0.18, 0.5)}" stroke-linecap="round"/>`;
  });
  return (
    sky(sheet) +
    layered(sheet, palette.ridges[1], far, 0) +
    `<defs>${gradient('sea', [mix(base, palette.glow, named === undefined ? 0.42 : 0.12), base, mix(base, '#101626', named === undefined ? 0.4 : 0.18)])}</defs><rect y="${top}" width="${width}" height="${height - top}" fill="url(#sea)"/>${glints.join('')}`
  );
};

const table = (sheet: Sheet): string => {
  const { width, height, palette, scene } = sheet;
  const wall = scene.backdrop ?? palette.sky[1];
  const wood = scene.ground?.colour ?? palette.ridges[1];
  const top = height * 0.62;
  return (
    `<defs>${gradient('wall', [mix(wall, palette.ink, 0.16), wall, mix(wall, palette.glow, 0.3)])}${gradient('wood', [mix(wood, palette.glow, 0.22), wood, mix(wood, palette.ink, 0.25)])}</defs>` +
    `${full(sheet, 'url(#wall)')}<g fill="${palette.glow}" opacity=".38" transform="skewX(-14) translate(${width * 0.2} 0)"><path d="M${width * 0.05} ${height * 0.06}h${width * 0.2}v${height * 0.44}h${-width * 0.2}zM${width * 0.29} ${height * 0.06}h${width * 0.2}v${height * 0.44}h${-width * 0.2}z"/></g>` +
    `<rect y="${top}" width="${width}" height="${height - top}" fill="url(#wood)"/><rect y="${top}" width="${width}" height="${height * 0.007}" fill="${palette.glow}" opacity=".5"/>`
  );
};

const plain = (sheet: Sheet): string => {
  const { width, height, palette, random, scene } = sheet;
  const base = scene.backdrop ?? palette.sky[2];
  const tone = scene.backdrop === null ? palette.sky[1] : mix(base, palette.ink, 0.1);
  const radius = Math.min(width, height) * random.between(0.36, 0.44);
  const cx = width * random.between(0.42, 0.58);
  return (
    `<defs>${gradient('paper', [mix(base, '#ffffff', 0.12), base, mix(base, palette.ink, 0.06)])}${gradient('tone', [tone, mix(tone, base, 0.55)])}</defs>${full(sheet, 'url(#paper)')}` +
    (scene.look === 'minimal' ? '' : `<circle cx="${cx}" cy="${height * 0.47}" r="${radius}" fill="url(#tone)"/>`) +
    layered(sheet, mix(scene.backdrop ?? palette.ridges[0], base, 0.35), ridge(sheet, 0.8, 0.09), 4) +
    layered(sheet, mix(scene.backdrop ?? palette.ridges[1], base, 0.25), ridge(sheet, 0.93, 0.06), 5)
  );
};

const abstract = (sheet: Sheet): string => {
  const { width, height, palette, random, scene } = sheet;
  const unit = Math.min(width, height);
  const paints: [Colour, ...Colour[]] = [
    palette.ridges[0],
    palette.ridges[1],
    palette.ridges[2],
    palette.disc,
    palette.water,
    palette.sky[0],
  ];
  const named = scene.subjects.flatMap(({ colour }) => colour ?? []);
  const marks = Array.from({ length: 9 + sheet.detail * 2 }, (_, index) => {
    const cell = index % 9;
    const x = width * (((cell * 2) % 3) / 3 + random.between(0.06, 0.3));
    const y = height * (Math.floor(cell / 3) / 3 + random.between(0.06, 0.3));
    const radius = unit * random.between(0.1, 0.26);
    const fill = named.length > 0 && index % 2 === 0 ? (named[(index / 2) % named.length] ?? palette.disc) : random.pick(paints);
    const turn = `transform="translate(${x} ${y}) rotate(${Math.floor(random.between(0, 8)) * 45})"`;
    return random.pick([
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" opacity=".88"/>`,
      `<path ${turn} d="M${-radius} 0A${radius} ${radius} 0 0 1 ${radius} 0Z" fill="${fill}" opacity=".9"/>`,
      `<rect ${turn} x="${-radius}" y="${-radius * 0.3}" width="${radius * 2.2}" height="${radius * 0.5}" fill="${fill}" opacity=".85"/>`,
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${fill}" stroke-width="${unit * 0.016}"/>`,
    ]);
  });
  return `<defs>${gradient('paper', [palette.sky[2], mix(palette.sky[2], palette.sky[1], 0.6)])}</defs>${full(sheet, 'url(#paper)')}${marks.join('')}`;
};

const deep = (sheet: Sheet): string => {
  const { width, height, random } = sheet;
  const base = sheet.scene.backdrop ?? sheet.scene.subjects.find(({ kind }) => kind === 'water')?.colour ?? sheet.palette.water;
  const rays = Array.from({ length: 6 }, () => {
    const x = random.between(0, width);
    return `<path d="M${x} 0h${width * 0.06}L${x + width * 0.02} ${height}h${-width * 0.22}Z" fill="#fff6dc" opacity=".07"/>`;
  });
  return `<defs>${gradient('deep', [mix(base, '#fff3dc', 0.4), base, mix(base, '#0e1626', 0.5)])}</defs>${full(sheet, 'url(#deep)')}${rays.join('')}${layered(sheet, mix(base, '#0e1626', 0.45), ridge(sheet, 0.94, 0.1), 6)}`;
};

const PAINTERS: Readonly<Record<Setting, (sheet: Sheet) => string>> = { landscape, water, table, plain, abstract, deep };

/** What lies behind the figures. */
export const paintBackdrop = (setting: Setting, sheet: Sheet): string => PAINTERS[setting](sheet);

const TABLE = new Set(['bowl', 'cup', 'apple', 'book', 'lamp']);
const LANDS = new Set([
  'mountain',
  'hill',
  'tree',
  'house',
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
]);

/** Where a scene takes place, by what is in it. */
export const settingOf = ({ subjects, abstract: isAbstract, backdrop, ground, skyColour, time, weather }: Scene): Setting => {
  const kinds = subjects.map(({ kind }) => kind);
  if (isAbstract) return 'abstract';
  if (kinds.includes('fish') && !kinds.includes('boat') && backdrop === null) return 'deep';
  if (kinds.includes('boat') || subjects.some(({ kind, place }) => kind === 'water' && place === null)) return 'water';
  if (ground?.indoors === true || kinds.some((kind) => TABLE.has(kind))) return 'table';
  if (backdrop !== null) return 'plain';
  if (ground !== null || skyColour !== null || time !== null || weather !== 'clear' || kinds.some((kind) => LANDS.has(kind)))
    return 'landscape';
  return 'plain';
};
