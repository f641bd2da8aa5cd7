import { mix, type Colour } from './colour.ts';
import { full, gradient, type Sheet } from './sheet.ts';

/** A disc that carries the picture, bands and arcs across it, and a few small marks: one large, some middle, few small. */
export const abstract = (sheet: Sheet): string => {
  const { width, height, palette, random, scene } = sheet;
  const unit = Math.min(width, height);
  const named = scene.subjects.flatMap(({ colour }) => colour ?? []);
  const paints: [Colour, ...Colour[]] = [
    palette.ridges[1],
    palette.disc,
    palette.ridges[2],
    palette.water,
    palette.ridges[0],
    palette.sky[0],
  ];
  const paint = (index: number): Colour => named[index] ?? paints[(index + shift) % paints.length] ?? paints[0];
  const shift = Math.floor(random.between(0, paints.length));
  const leans = random.between(0, 1) < 0.5 ? 1 : -1;
  const [cx, cy, radius] = [width * (0.5 + 0.1 * leans), height * random.between(0.38, 0.46), unit * random.between(0.26, 0.32)];
  const base = height * random.between(0.68, 0.76);
  const half = (x: number, y: number, r: number, turn: number, fill: Colour): string =>
    `<path transform="translate(${x} ${y}) rotate(${turn})" d="M${-r} 0A${r} ${r} 0 0 1 ${r} 0Z" fill="${fill}"/>`;
  const arcs = [0.62, 0.46, 0.3].map(
    (share, index) =>
      `<path d="M${cx - radius * leans * 1.5 - unit * share * 0.6} ${base}A${unit * share * 0.6} ${unit * share * 0.6} 0 0 1 ${cx - radius * leans * 1.5 + unit * share * 0.6} ${base}" fill="none" stroke="${paint(3 + (index % 2))}" stroke-width="${unit * 0.045}"/>`,
  );
  const dots = Array.from(
    { length: 3 + sheet.detail },
    (_, index) =>
      `<circle cx="${width * random.between(0.08, 0.92)}" cy="${height * random.between(0.07, 0.6)}" r="${unit * random.between(0.008, 0.022)}" fill="${paint(index + 1)}"/>`,
  );
  const stripes = Array.from(
    { length: 7 },
    (_, index) =>
      `<path d="M${width * 0.06} ${base + (height - base) * ((index + 1.2) / 8.4)}H${width * 0.94}" stroke="${paint(index % 2 === 0 ? 2 : 4)}" stroke-width="${((height - base) / 8.4) * 0.42}" opacity=".9"/>`,
  );
  return [
    `<defs>${gradient('paper', [palette.sky[2], mix(palette.sky[2], palette.sky[1], 0.6)])}</defs>${full(sheet, 'url(#paper)')}`,
    `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="${paint(0)}"/>`,
    half(cx, cy, radius * 0.66, leans > 0 ? 90 : -90, paint(1)),
    arcs.join(''),
    `<rect x="0" y="${base}" width="${width}" height="${height - base}" fill="${mix(paint(2), palette.sky[2], 0.72)}"/>${stripes.join('')}`,
    half(width * (0.5 + 0.24 * leans), base, unit * 0.15, 0, paint(1)),
    `<rect x="${cx + leans * radius * 0.2}" y="${cy + radius * 0.7}" width="${unit * 0.055}" height="${base - cy - radius * 0.7}" fill="${palette.ink}" opacity=".85"/>`,
    `<circle cx="${cx - leans * radius * 1.62}" cy="${height * 0.17}" r="${unit * 0.06}" fill="none" stroke="${paint(4)}" stroke-width="${unit * 0.014}"/>`,
    dots.join(''),
  ].join('');
};
