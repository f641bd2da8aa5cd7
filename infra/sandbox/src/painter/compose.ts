import { paintBackdrop, settingOf, type Setting } from './backdrop.ts';
import { mix, rampOf, type Colour } from './colour.ts';
import { FIGURES } from './figures.ts';
import { layOut, type Spot } from './layout.ts';
import { choosePalette, type Palette } from './palettes.ts';
import { seededRandom, type Random } from './random.ts';
import { readPrompt } from './read-prompt.ts';
import type { Size } from '../openai/size.ts';
import type { Look, Scene, Subject } from './scene.ts';
import type { Sheet } from './sheet.ts';
import type { Kind } from './vocabulary.ts';

export interface Composition {
  seed: string;
  prompt: string;
  size: Size;
  /** 1 to 3: how many small things are put in. */
  detail: number;
  /**
   * `figures`: only what is named, on nothing; `cutout`: the same, but always something;
   * `backdrop`: only what lies behind.
   */
  layer: 'all' | 'figures' | 'cutout' | 'backdrop';
}

/** For things whose colour is not named. */
const PLAIN_COLOURS = ['#d9653f', '#2f7377', '#dfa53b', '#7d5485', '#4a70a6'];

const ownColour = ({ subject }: Spot, palette: Palette, look: Look): Colour => {
  const { kind } = subject;
  if (look === 'ink') return kind === 'cloud' || kind === 'sun' || kind === 'moon' ? '#efeae0' : '#8d8a86';
  if (kind === 'sun' || kind === 'moon' || kind === 'star') return palette.disc;
  if (kind === 'cloud') return mix(palette.glow, palette.sky[1], 0.2);
  if (kind === 'tree') return palette.ridges[2];
  if (kind === 'city' || kind === 'bridge') return mix(palette.ridges[2], palette.ink, 0.35);
  if (kind === 'road') return mix(palette.ground, palette.glow, 0.45);
  if (kind === 'boat' || kind === 'bird') return '#f4ead6';
  return PLAIN_COLOURS[((subject.noun.codePointAt(0) ?? 0) + subject.noun.length * 2) % PLAIN_COLOURS.length] ?? '#d9653f';
};

const SLEEPERS: readonly Kind[] = ['cat', 'dog', 'fox', 'rabbit', 'bear', 'dragon'];

/** The drawing of a subject: seen close a person is head and shoulders, and who sleeps lies curled. */
const figureOf = ({ kind, asleep }: Subject, scene: Scene): Kind => {
  if (asleep && SLEEPERS.includes(kind)) return 'curled';
  return kind === 'person' && scene.closeUp ? 'bust' : kind;
};

/** Letters stay readable and handles stay right. */
const NEVER_MIRRORED: readonly Kind[] = ['book', 'clock', 'umbrella'];

const drawSpot = (spot: Spot, index: number, sheet: Sheet): string => {
  const { width, height, palette, random, detail, scene } = sheet;
  const { subject } = spot;
  const unit = Math.min(width, height);
  const radius = unit * spot.radius;
  const reachX = Math.min(0.5, (radius * 1.03) / width);
  const reachY = Math.min(0.5, (radius * 1.03) / height);
  const x = Math.max(reachX, Math.min(1 - reachX, spot.place.x)) * width;
  const y = Math.max(reachY, Math.min(1 - reachY, spot.place.y)) * height;
  const ramp = rampOf(subject.colour ?? ownColour(spot, palette, scene.look), subject.accent);
  const body = `body${index}`;
  const paint =
    scene.look === 'poster'
      ? ''
      : `<linearGradient id="${body}" x1=".15" y1="0" x2=".7" y2="1"><stop offset="0" stop-color="${mix(ramp.base, ramp.light, 0.22)}"/><stop offset=".4" stop-color="${ramp.base}"/><stop offset="1" stop-color="${mix(ramp.base, ramp.dark, 0.15)}"/></linearGradient>`;
  const shadow = spot.stands
    ? `<ellipse cx="${x + radius * 0.2}" cy="${y + radius * 1.0}" rx="${radius * 1.0}" ry="${radius * 0.12}" fill="${palette.ink}" opacity=".24"/>`
    : '';
  const figure = figureOf(subject, scene);
  const mirrored = !NEVER_MIRRORED.includes(figure) && random.between(0, 1) < 0.4 ? -1 : 1;
  const drawn = FIGURES[figure]({
    ramp,
    body: scene.look === 'poster' ? ramp.base : `url(#${body})`,
    random,
    detail,
    noun: subject.noun,
  });
  return `<defs>${paint}</defs>${shadow}<g transform="translate(${x} ${y}) scale(${radius * mirrored} ${radius})">${drawn}</g>`;
};

const rain = ({ width, height, random }: Sheet, detail: number): string =>
  Array.from({ length: 110 + 50 * detail }, () => {
    const [x, y, length] = [random.between(0, width * 1.1), random.between(0, height), height * random.between(0.02, 0.05)];
    return `<path d="M${x} ${y}l${-length * 0.28} ${length}" stroke="#eef3f4" stroke-width="${height / 700}" opacity="${random.between(0.2, 0.5)}"/>`;
  }).join('');

const snow = ({ width, height, random }: Sheet, detail: number): string =>
  Array.from({ length: 130 + 60 * detail }, () => {
    const radius = (Math.min(width, height) / 1024) * random.between(1.4, 5);
    return `<circle cx="${random.between(0, width)}" cy="${random.between(0, height)}" r="${radius}" fill="#fffdf6" opacity="${random.between(0.4, 0.95)}"/>`;
  }).join('');

const fog = ({ width, height }: Sheet): string =>
  `<defs><linearGradient id="fog" x1="0" y1="0" x2="0" y2="1"><stop offset=".3" stop-color="#f0eee6" stop-opacity="0"/><stop offset=".62" stop-color="#f0eee6" stop-opacity=".55"/><stop offset="1" stop-color="#f0eee6" stop-opacity=".1"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#fog)"/>`;

const weatherOver = (scene: Scene, sheet: Sheet): string => {
  if (scene.weather === 'rain' || scene.weather === 'storm') return rain(sheet, sheet.detail);
  return scene.weather === 'snow' ? snow(sheet, sheet.detail) : '';
};

const vignette = ({ width, height, palette }: Sheet): string =>
  `<defs><radialGradient id="edge" cx=".5" cy=".46" r=".78"><stop offset=".62" stop-color="${palette.ink}" stop-opacity="0"/><stop offset="1" stop-color="${palette.ink}" stop-opacity=".2"/></radialGradient></defs><rect width="${width}" height="${height}" fill="url(#edge)"/>`;

const thing = (kind: Kind, count = 1): Subject => ({
  kind,
  noun: kind,
  count,
  colour: null,
  accent: null,
  place: null,
  relation: null,
  asleep: false,
});

/** What is cut out fills its sheet; where nothing is named, the prompt itself becomes a small sculpture. */
const standAlone = (scene: Scene, prompt: string): Scene => {
  if (scene.subjects.length > 0) return { ...scene, closeUp: true };
  const [colour = null, accent = null] = scene.colours;
  return { ...scene, closeUp: true, subjects: [{ ...thing('shape'), noun: prompt.trim().toLowerCase(), colour, accent }] };
};

/** Gives a scene without things something to look at. */
const enrich = (scene: Scene, random: Random): Scene => {
  if (scene.subjects.length > 0 || scene.abstract) return scene;
  const hasMood = scene.time !== null || scene.weather !== 'clear' || scene.ground !== null || scene.skyColour !== null;
  if (!hasMood) return { ...scene, abstract: true };
  const disc = scene.time === 'night' ? thing('moon') : thing('sun');
  return {
    ...scene,
    subjects: [disc, ...(random.between(0, 1) < 0.5 ? [thing('tree', 3)] : [thing('mountain'), thing('cloud', 2)])],
  };
};

const figuresOver = (setting: Setting, sheet: Sheet): string => {
  const { width, height, random, scene } = sheet;
  const spots = layOut(scene, setting, { size: { width, height }, random });
  return spots.map((spot, index) => drawSpot(spot, index, sheet)).join('') + weatherOver(scene, sheet);
};

/** Manners that have an edge of their own. */
const EDGELESS: readonly Look[] = ['poster', 'watercolour', 'ink', 'film', 'pixel'];

/** The picture as SVG: backdrop, air, figures, weather and a darker edge. Each layer has its own chance from the one seed. */
export const composeSvg = ({ seed, prompt, size, detail, layer }: Composition): string => {
  const [behind, ahead] = [seededRandom(seed), seededRandom(`${seed} figures`)];
  const read = readPrompt(prompt);
  const scene = layer === 'figures' ? read : layer === 'cutout' ? standAlone(read, prompt) : enrich(read, behind);
  const sheet: Sheet = { ...size, palette: choosePalette(scene, behind), random: behind, scene, detail };
  const setting = layer === 'cutout' ? 'plain' : settingOf(scene);
  const backdrop =
    layer === 'figures' || layer === 'cutout' ? '' : paintBackdrop(setting, sheet) + (scene.weather === 'fog' ? fog(sheet) : '');
  const front = layer === 'backdrop' ? '' : figuresOver(setting, { ...sheet, random: ahead });
  const hasEdge = layer === 'all' && !EDGELESS.includes(scene.look);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${backdrop}${front}${hasEdge ? vignette(sheet) : ''}</svg>`;
};
