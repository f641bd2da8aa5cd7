import { mix, type Colour } from './colour.ts';
import { full, gradient, type Sheet } from './sheet.ts';

/** Paints of an abstract: the named colours first, then the palette's own from a chosen start. */
type Paint = (index: number) => Colour;

const paintsOf = ({ palette, random, scene }: Sheet): Paint => {
  const named = [...scene.colours, ...scene.subjects.flatMap(({ colour }) => colour ?? [])];
  const own = [palette.ridges[1], palette.disc, palette.ridges[2], palette.water, palette.ridges[0], palette.sky[0]];
  const shift = Math.floor(random.between(0, own.length));
  return (index) => named[index] ?? own[(index + shift) % own.length] ?? palette.disc;
};

const paper = (sheet: Sheet): string => {
  const [, middle, low] = sheet.palette.sky;
  return `<defs>${gradient('paper', [low, mix(low, middle, 0.6)])}</defs>${full(sheet, 'url(#paper)')}`;
};

const circle = (x: number, y: number, r: number, fill: Colour): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

const half = ([x, y]: readonly [number, number], r: number, turn: number, fill: Colour): string =>
  `<path transform="translate(${x} ${y}) rotate(${turn})" d="M${-r} 0A${r} ${r} 0 0 1 ${r} 0Z" fill="${fill}"/>`;

/** A disc that carries the picture, arches beside it, ruled ground below: one large, some middle, few small. */
const arches = (sheet: Sheet, paint: Paint): string => {
  const { width, height, palette, random } = sheet;
  const unit = Math.min(width, height);
  const leans = random.between(0, 1) < 0.5 ? 1 : -1;
  const [cx, cy, radius] = [width * (0.5 + 0.1 * leans), height * random.between(0.38, 0.46), unit * random.between(0.26, 0.32)];
  const base = height * random.between(0.68, 0.76);
  const foot = cx - radius * leans * 1.5;
  const bows = [0.62, 0.46, 0.3].map((share, index) => {
    const reach = unit * share * 0.6;
    return `<path d="M${foot - reach} ${base}A${reach} ${reach} 0 0 1 ${foot + reach} ${base}" fill="none" stroke="${paint(3 + (index % 2))}" stroke-width="${unit * 0.045}"/>`;
  });
  const step = (height - base) / 8.4;
  const rules = [0, 1, 2, 3, 4, 5, 6].map(
    (index) =>
      `<path d="M${width * 0.06} ${base + step * (index + 1.2)}H${width * 0.94}" stroke="${paint(index % 2 === 0 ? 2 : 4)}" stroke-width="${step * 0.42}"/>`,
  );
  return [
    circle(cx, cy, radius, paint(0)),
    half([cx, cy], radius * 0.66, leans > 0 ? 90 : -90, paint(1)),
    bows.join(''),
    `<rect x="0" y="${base}" width="${width}" height="${height - base}" fill="${mix(paint(2), palette.sky[2], 0.72)}"/>${rules.join('')}`,
    half([width * (0.5 + 0.24 * leans), base], unit * 0.15, 0, paint(1)),
    `<rect x="${cx + leans * radius * 0.2}" y="${cy + radius * 0.7}" width="${unit * 0.055}" height="${base - cy - radius * 0.7}" fill="${palette.ink}" opacity=".85"/>`,
  ].join('');
};

/** Soft fields of colour above one another, with a narrow light between them. */
const fields = (sheet: Sheet, paint: Paint): string => {
  const { width, height, palette, random } = sheet;
  const unit = Math.min(width, height);
  const [low, high] = [random.between(0.5, 0.6), random.between(0.76, 0.84)];
  const field = (from: number, to: number, index: number): string =>
    `<rect x="${width * 0.09}" y="${height * from}" width="${width * 0.82}" height="${height * (to - from)}" rx="${unit * 0.02}" fill="${paint(index)}" filter="url(#soft)"/>`;
  return (
    `<defs><filter id="soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="${unit * 0.012}"/></filter></defs>${full(sheet, mix(paint(2), palette.ink, 0.45))}` +
    field(0.07, low, 0) +
    field(low + 0.025, high, 1) +
    field(high + 0.025, 0.94, 3) +
    `<rect x="${width * 0.12}" y="${height * (low + 0.005)}" width="${width * 0.76}" height="${height * 0.016}" fill="${palette.glow}" opacity=".75" filter="url(#soft)"/>`
  );
};

/** A burst of rays with paper cuttings falling around it. */
const burst = (sheet: Sheet, paint: Paint): string => {
  const { width, height, palette, random, detail } = sheet;
  const unit = Math.min(width, height);
  const [cx, cy, far] = [width / 2, height * 0.56, Math.hypot(width, height)];
  const rays = Array.from({ length: 24 }, (_, index) => {
    const [from, to] = [(index * Math.PI) / 12, ((index + 0.5) * Math.PI) / 12];
    return `M${cx} ${cy}L${cx + Math.cos(from) * far} ${cy + Math.sin(from) * far}L${cx + Math.cos(to) * far} ${cy + Math.sin(to) * far}Z`;
  });
  const rings = [0.34, 0.26, 0.18, 0.1].map((share, index) => circle(cx, cy, unit * share, paint([0, 1, 3, 2][index] ?? 0)));
  const cuttings = Array.from({ length: 26 + 8 * detail }, (_, index) => {
    const [x, y, size] = [
      random.between(0.03, 0.97) * width,
      random.between(0.03, 0.97) * height,
      unit * random.between(0.012, 0.026),
    ];
    if (Math.hypot(x - cx, y - cy) < unit * 0.37) return '';
    return index % 3 === 0
      ? circle(x, y, size * 0.7, paint(index % 5))
      : `<rect transform="translate(${x} ${y}) rotate(${random.between(0, 90)})" x="${-size}" y="${-size * 0.4}" width="${size * 2}" height="${size * 0.8}" fill="${paint(index % 5)}"/>`;
  });
  return `<path d="${rays.join('')}" fill="${palette.disc}" opacity=".24"/>${rings.join('')}${cuttings.join('')}`;
};

/** Leaves and pebbles as if cut with scissors, on blocks of colour. */
const cutOuts = (sheet: Sheet, paint: Paint): string => {
  const { width, height, palette, random } = sheet;
  const unit = Math.min(width, height);
  const blocks = [0, 1, 2, 3].map((index) => {
    const [column, line] = [index % 2, Math.floor(index / 2)];
    return `<rect x="${width * (0.05 + column * 0.46)}" y="${height * (0.05 + line * 0.46)}" width="${width * 0.44}" height="${height * 0.44}" fill="${mix(paint(index + 1), palette.sky[2], index % 3 === 0 ? 0.1 : 0.62)}"/>`;
  });
  const frond = (x: number, y: number, turn: number, fill: Colour): string => {
    const lobes = [-0.62, -0.3, 0.02, 0.34].map(
      (at, index) =>
        `<path d="M0 ${at + 0.3}C-.16 ${at} -.5 ${at} ${-0.62 + index * 0.06} ${at - 0.22}C-.5 ${at - 0.3} -.1 ${at - 0.12} 0 ${at}C.1 ${at - 0.12} .5 ${at - 0.3} ${0.62 - index * 0.06} ${at - 0.22}C.5 ${at} .16 ${at} 0 ${at + 0.3}Z"/>`,
    );
    return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${unit * 0.27})" fill="${fill}">${lobes.join('')}<path d="M-.03-.9H.03V.95H-.03Z"/></g>`;
  };
  const corner = (index: number): [number, number] => [
    width * (0.27 + 0.46 * (index % 2)),
    height * (0.27 + 0.46 * Math.floor(index / 2)),
  ];
  const [first, second, third, fourth] = [corner(0), corner(1), corner(2), corner(3)];
  return [
    blocks.join(''),
    frond(...first, random.between(-24, 24), paint(0)),
    circle(second[0], second[1], unit * 0.15, paint(0)),
    half(second, unit * 0.15, random.between(0, 180), paint(3)),
    half([third[0], third[1] + unit * 0.06], unit * 0.17, 0, palette.ink),
    circle(third[0], third[1] - unit * 0.06, unit * 0.07, paint(1)),
    frond(...fourth, random.between(-30, 30), paint(2)),
  ].join('');
};

/** An abstract by its mood: fields of colour for a quiet one, a burst for a joyful one, else by chance. */
export const abstract = (sheet: Sheet): string => {
  const { mood } = sheet.scene;
  const paint = paintsOf(sheet);
  const drawn =
    mood === 'wistful' || mood === 'calm' || mood === 'dark'
      ? fields
      : mood === 'joyful'
        ? burst
        : sheet.random.pick([arches, cutOuts, arches, cutOuts, burst]);
  return paper(sheet) + drawn(sheet, paint);
};
