import { mix } from './colour.ts';
import { full, gradient, HORIZON, layered, peaks, ridge, type Sheet } from './sheet.ts';
import type { Kind } from './vocabulary.ts';

const stars = ({ width, height, random, detail }: Sheet): string =>
  Array.from({ length: 50 + 30 * detail }, () => {
    const radius = (Math.min(width, height) / 1024) * random.between(0.7, 2.4);
    return `<circle cx="${random.between(0, width)}" cy="${random.between(0, height * 0.58)}" r="${radius}" fill="#fff6de" opacity="${random.between(0.35, 0.95)}"/>`;
  }).join('');

/** Where the light comes from, as a share of the width: the same for sky, low sun and water. */
const lightX = ({ scene }: Sheet): number => (scene.subjects.length % 2 === 0 ? 0.62 : 0.36);

const hasDisc = ({ subjects }: Sheet['scene']): boolean => subjects.some(({ kind }) => kind === 'sun' || kind === 'moon');

/** At dawn and sunset the sun stands on the horizon, unless the prompt has one of its own. */
const hasLowSun = ({ scene }: Sheet): boolean =>
  (scene.time === 'dawn' || scene.time === 'sunset') && !hasDisc(scene) && scene.skyColour === null && scene.weather !== 'storm';

const lowSun = (sheet: Sheet): string => {
  if (!hasLowSun(sheet)) return '';
  const { width, height, palette } = sheet;
  const radius = Math.min(width, height) * 0.085;
  const [cx, cy] = [width * lightX(sheet), height * (HORIZON - 0.075)];
  return `<circle cx="${cx}" cy="${cy}" r="${radius * 1.9}" fill="${palette.glow}" opacity=".28"/><circle cx="${cx}" cy="${cy}" r="${radius * 1.35}" fill="${palette.glow}" opacity=".35"/><circle cx="${cx}" cy="${cy}" r="${radius}" fill="${mix(palette.disc, palette.glow, 0.25)}"/>`;
};

const sky = (sheet: Sheet): string => {
  const { width, height, palette, scene } = sheet;
  const glowX = width * lightX(sheet);
  const glow = `<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="${glowX}" cy="${height * HORIZON}" r="${Math.max(width, height) * 0.62}"><stop offset="0" stop-color="${palette.glow}" stop-opacity=".85"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient>`;
  return `<defs>${gradient('sky', palette.sky)}${glow}</defs>${full(sheet, 'url(#sky)')}${full(sheet, 'url(#glow)')}${scene.time === 'night' ? stars(sheet) : ''}${lowSun(sheet)}`;
};

interface Tower {
  /** All in shares of the sheet. */
  x: number;
  top: number;
  width: number;
}

const towersOf = ({ width, height, random }: Sheet, foot: number, isFar: boolean): Tower[] => {
  const towers: Tower[] = [];
  for (let x = -0.03; x < 1.02;) {
    const stride = random.between(0.055, 0.11) * Math.min(1, height / width + 0.25);
    const crown = 1 - Math.abs(x + stride / 2 - 0.55) * 0.9;
    towers.push({ x, width: stride * 0.97, top: foot - (isFar ? 0.2 : 0.07) - random.between(0.02, isFar ? 0.3 : 0.24) * crown });
    x += stride;
  }
  return towers;
};

/** Rows and columns of lit windows. */
const windowsOf = ({ width, height, random }: Sheet, tower: Tower, foot: number): string => {
  const columns = Math.max(2, Math.round(tower.width / 0.018));
  const [stepX, stepY] = [tower.width / columns, 0.021];
  const panes: string[] = [];
  for (let y = tower.top + 0.014; y < foot - 0.012; y += stepY) {
    for (let column = 0; column < columns; column += 1) {
      if (random.between(0, 1) > 0.42) continue;
      const x = (tower.x + (column + 0.28) * stepX) * width;
      panes.push(
        `M${x.toFixed(1)} ${(y * height).toFixed(1)}h${(stepX * 0.46 * width).toFixed(1)}v${(stepY * 0.5 * height).toFixed(1)}h${(-stepX * 0.46 * width).toFixed(1)}z`,
      );
    }
  }
  return panes.join('');
};

/** Two rows of towers over the whole width; the nearer one is darker, and by night its windows are lit. */
const skyline = (sheet: Sheet, foot: number): string => {
  const { width, height, palette, random, scene } = sheet;
  const city = scene.subjects.find(({ kind, place }) => kind === 'city' && place === null);
  if (city === undefined) return '';
  const base = city.colour ?? mix(palette.ridges[2], palette.ink, 0.3);
  const isDark = scene.time === 'night' || scene.time === 'sunset';
  return [true, false]
    .map((isFar) => {
      const towers = towersOf(sheet, foot, isFar);
      const blocks = towers.map(({ x, top, width: wide }) => {
        const mast =
          random.between(0, 1) < 0.2
            ? `M${(x + wide / 2) * width} ${(top - 0.05) * height}h${width * 0.004}v${height * 0.06}h${-width * 0.004}z`
            : '';
        return `M${x * width} ${top * height}h${wide * width}V${foot * height}H${x * width}Z${mast}`;
      });
      const lit = towers.map((tower) => windowsOf(sheet, tower, foot)).join('');
      const fill = isFar ? mix(base, palette.sky[1], 0.45) : base;
      return `<path d="${blocks.join('')}" fill="${fill}"/><path d="${lit}" fill="${isDark ? '#ffdc93' : palette.glow}" opacity="${(isFar ? 0.35 : 0.85) * (isDark ? 1 : 0.45)}"/>`;
    })
    .join('');
};

const hasCity = ({ scene }: Sheet): boolean => scene.subjects.some(({ kind, place }) => kind === 'city' && place === null);

export const landscape = (sheet: Sheet): string => {
  const { palette } = sheet;
  const hasMountains = sheet.scene.subjects.some(({ kind }) => kind === 'mountain');
  return [
    sky(sheet),
    layered(sheet, palette.ridges[0], hasMountains ? peaks(sheet, HORIZON, 0.34) : ridge(sheet, HORIZON - 0.02, 0.14), 0),
    layered(sheet, palette.ridges[1], hasMountains ? peaks(sheet, HORIZON + 0.05, 0.2) : ridge(sheet, HORIZON + 0.06, 0.12), 1),
    skyline(sheet, HORIZON + 0.25),
    layered(sheet, palette.ridges[2], ridge(sheet, HORIZON + (hasCity(sheet) ? 0.25 : 0.16), hasCity(sheet) ? 0.03 : 0.1), 2),
    layered(sheet, palette.ground, ridge(sheet, 0.88, 0.08), 3),
  ].join('');
};

const NOT_ASHORE = new Set<Kind>([
  'boat',
  'water',
  'mountain',
  'hill',
  'city',
  'sun',
  'moon',
  'star',
  'cloud',
  'bird',
  'airship',
  'balloon',
  'whale',
  'fish',
  'bridge',
]);

export const water = (sheet: Sheet): string => {
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
  const path = hasLowSun(sheet)
    ? Array.from({ length: 15 }, (_, index) => {
        const depth = (index + 0.6) / 15;
        const half = width * (0.022 + 0.05 * depth) * random.between(0.6, 1.2);
        const y = top + (height - top) * depth;
        return `<path d="M${width * lightX(sheet) - half} ${y}h${half * 2}" stroke="${palette.glow}" stroke-width="${(2 + depth * 6) * (height / 1024)}" opacity="${0.75 - depth * 0.45}" stroke-linecap="round"/>`;
      })
    : [];
  const shore = scene.subjects.some(({ kind, place }) => place === null && !NOT_ASHORE.has(kind))
    ? layered(sheet, palette.ground, ridge(sheet, 0.88, 0.07), 7)
    : '';
  return (
    sky(sheet) +
    layered(sheet, palette.ridges[1], far, 0) +
    `<defs>${gradient('sea', [mix(base, palette.glow, named === undefined ? 0.42 : 0.12), base, mix(base, '#101626', named === undefined ? 0.4 : 0.18)])}</defs><rect y="${top}" width="${width}" height="${height - top}" fill="url(#sea)"/>${glints.join('')}${path.join('')}${skyline(sheet, HORIZON + 0.01)}${shore}`
  );
};
