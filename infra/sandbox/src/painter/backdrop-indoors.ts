import { mix, type Colour } from './colour.ts';
import { full, gradient, layered, ridge, type Sheet } from './sheet.ts';

export const table = (sheet: Sheet): string => {
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

export const plain = (sheet: Sheet): string => {
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

export const deep = (sheet: Sheet): string => {
  const { width, height, random } = sheet;
  const base = sheet.scene.backdrop ?? sheet.scene.subjects.find(({ kind }) => kind === 'water')?.colour ?? sheet.palette.water;
  const rays = Array.from({ length: 6 }, () => {
    const x = random.between(0, width);
    return `<path d="M${x} 0h${width * 0.06}L${x + width * 0.02} ${height}h${-width * 0.22}Z" fill="#fff6dc" opacity=".07"/>`;
  });
  return `<defs>${gradient('deep', [mix(base, '#fff3dc', 0.4), base, mix(base, '#0e1626', 0.5)])}</defs>${full(sheet, 'url(#deep)')}${rays.join('')}${layered(sheet, mix(base, '#0e1626', 0.45), ridge(sheet, 0.94, 0.1), 6)}`;
};

/** A seamless sheet of paper under a lamp. */
export const studio = (sheet: Sheet): string => {
  const { width, height, palette, scene } = sheet;
  const base = scene.backdrop ?? palette.sky[1];
  const light = mix(base, '#fffaf0', 0.55);
  const lamp = `<radialGradient id="lamp" gradientUnits="userSpaceOnUse" cx="${width * 0.44}" cy="${height * 0.42}" r="${Math.max(width, height) * 0.6}"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${mix(base, palette.ink, 0.14)}"/></radialGradient>`;
  const floor = `<linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}" stop-opacity="0"/><stop offset="1" stop-color="${mix(base, palette.ink, 0.22)}"/></linearGradient>`;
  return `<defs>${lamp}${floor}</defs>${full(sheet, 'url(#lamp)')}<rect y="${height * 0.66}" width="${width}" height="${height * 0.34}" fill="url(#floor)" opacity=".75"/>`;
};

/** A room without its front: two walls, a floor of tiles, a window and a rug. */
export const isometric = (sheet: Sheet): string => {
  const { width, height, palette, scene } = sheet;
  const unit = Math.min(width, height);
  const [cx, cy, reach, wall] = [width / 2, height * 0.52, unit * 0.43, unit * 0.4];
  const base = scene.backdrop ?? palette.ridges[0];
  const at = (u: number, v: number, up = 0): string =>
    `${cx + (u - v) * reach} ${cy + (u + v - 1) * reach * 0.52 + reach * 0.24 - up * wall}`;
  const tiles = [1, 2, 3, 4, 5].flatMap((line) => [
    `M${at(line / 6, 0)}L${at(line / 6, 1)}`,
    `M${at(0, line / 6)}L${at(1, line / 6)}`,
  ]);
  const quad = (fill: Colour, ...points: string[]): string => `<path d="M${points.join('L')}Z" fill="${fill}"/>`;
  const wood = scene.ground?.colour ?? mix(palette.glow, palette.ground, 0.42);
  return (
    `<defs>${gradient('paper', [palette.sky[2], mix(palette.sky[2], palette.sky[0], 0.5)])}</defs>${full(sheet, 'url(#paper)')}` +
    quad(mix(base, palette.glow, 0.3), at(0, 0), at(0, 1), at(0, 1, 1), at(0, 0, 1)) +
    quad(mix(base, palette.ink, 0.12), at(0, 0), at(1, 0), at(1, 0, 1), at(0, 0, 1)) +
    quad(mix(palette.sky[0], '#ffffff', 0.4), at(0, 0.3, 0.42), at(0, 0.72, 0.42), at(0, 0.72, 0.86), at(0, 0.3, 0.86)) +
    `<path d="M${at(0, 0.51, 0.42)}L${at(0, 0.51, 0.86)}M${at(0, 0.3, 0.64)}L${at(0, 0.72, 0.64)}" stroke="#fffaf0" stroke-width="${unit / 130}"/>` +
    quad(palette.disc, at(0.3, 0, 0.5), at(0.6, 0, 0.5), at(0.6, 0, 0.82), at(0.3, 0, 0.82)) +
    quad(wood, at(0, 0), at(1, 0), at(1, 1), at(0, 1)) +
    `<path d="${tiles.join('')}" stroke="${mix(wood, palette.ink, 0.25)}" stroke-width="${unit / 500}" opacity=".6"/>` +
    quad(mix(palette.disc, wood, 0.35), at(0.22, 0.22), at(0.82, 0.22), at(0.82, 0.82), at(0.22, 0.82)) +
    quad(mix(wood, palette.ink, 0.4), at(0, 1), at(1, 1), at(1, 1, -0.07), at(0, 1, -0.07)) +
    quad(mix(wood, palette.ink, 0.55), at(1, 0), at(1, 1), at(1, 1, -0.07), at(1, 0, -0.07))
  );
};
