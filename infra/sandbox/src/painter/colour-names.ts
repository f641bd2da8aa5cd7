import { mix, type Colour } from './colour.ts';

/** Names of one and two words, in paints that suit one another. */
export const COLOURS: Readonly<Record<string, Colour>> = {
  red: '#d3342b',
  crimson: '#b3162f',
  scarlet: '#e0321f',
  vermilion: '#e5482d',
  ruby: '#a8133f',
  burgundy: '#6d1830',
  maroon: '#771a1f',
  orange: '#fb9a14',
  tangerine: '#f28a1c',
  apricot: '#f6b27a',
  peach: '#f8bf97',
  coral: '#f9784f',
  salmon: '#f48d79',
  rust: '#ab4a1f',
  terracotta: '#c8623e',
  copper: '#b66a38',
  bronze: '#9a6a30',
  brown: '#7a4a2a',
  chocolate: '#55301c',
  chestnut: '#804024',
  tan: '#cda578',
  beige: '#e5d3b0',
  sand: '#e0c795',
  khaki: '#b9a971',
  caramel: '#bf7a3a',
  sienna: '#a0522d',
  umber: '#6b4a2f',
  amber: '#f6aa1c',
  gold: '#e2ae2c',
  golden: '#e2ae2c',
  yellow: '#fbda16',
  lemon: '#f7e04a',
  mustard: '#d3a020',
  ochre: '#c77b26',
  cream: '#fbf5cd',
  ivory: '#f8f2de',
  white: '#fcfaf5',
  green: '#259436',
  lime: '#93d02c',
  chartreuse: '#b4d72e',
  mint: '#94dcb5',
  emerald: '#10915a',
  jade: '#1f9d75',
  olive: '#7b7f24',
  moss: '#6d8440',
  sage: '#a0b48c',
  'forest green': '#23592f',
  'sea green': '#2d9a76',
  'lime green': '#7ccb2f',
  'olive green': '#7b7f24',
  'mint green': '#94dcb5',
  teal: '#0f8482',
  turquoise: '#2bc6ba',
  cyan: '#1fc3dc',
  aqua: '#35cfd3',
  aquamarine: '#74dfc0',
  blue: '#1d43dc',
  navy: '#141f66',
  cobalt: '#1c46b4',
  azure: '#2f86e6',
  sapphire: '#1a3f9b',
  ultramarine: '#2a2fa5',
  indigo: '#40309a',
  cerulean: '#2a86b8',
  'navy blue': '#141f66',
  'sky blue': '#7fc1ec',
  'royal blue': '#2f55d8',
  'midnight blue': '#171f4c',
  'baby blue': '#a5d2f0',
  'steel blue': '#4b7fac',
  'powder blue': '#aed4e4',
  'electric blue': '#2a6cf6',
  purple: '#7d2a98',
  violet: '#8146c9',
  lavender: '#bba6e6',
  lilac: '#c7a3d9',
  mauve: '#b487ac',
  plum: '#79316b',
  orchid: '#c968c6',
  magenta: '#df24c4',
  fuchsia: '#dd2aa6',
  pink: '#f5a2bb',
  'hot pink': '#f2468f',
  rose: '#e2607f',
  raspberry: '#c22459',
  blush: '#f2bfbb',
  black: '#151418',
  charcoal: '#38434b',
  grey: '#8b8d92',
  gray: '#8b8d92',
  silver: '#bcc2c7',
  slate: '#5d6b7a',
  ash: '#a9aaa6',
  graphite: '#4a4c52',
  'brick red': '#a63b2c',
  'blood red': '#8d1019',
  'burnt orange': '#c25a17',
  'rose gold': '#d79a8a',
};

type Change = (colour: Colour) => Colour;

const MODIFIERS: Readonly<Record<string, Change>> = {
  dark: (colour) => mix(colour, '#000308', 0.38),
  deep: (colour) => mix(colour, '#0b0c12', 0.32),
  light: (colour) => mix(colour, '#ffffff', 0.5),
  pale: (colour) => mix(colour, '#fdfaf2', 0.58),
  pastel: (colour) => mix(colour, '#fdfaf2', 0.52),
  soft: (colour) => mix(colour, '#f4efe6', 0.32),
  bright: (colour) => colour,
  vivid: (colour) => colour,
  neon: (colour) => colour,
  muted: (colour) => mix(colour, '#8d8984', 0.4),
  dusty: (colour) => mix(colour, '#9d938c', 0.4),
};

/** What a shade can lean to: "blue green", but not "lilac coral". */
const BLENDS = new Set('red green blue yellow purple violet pink brown grey gray black white turquoise teal'.split(' '));

/**
 * Reads a colour at `words[from]`: modifiers, then a name of two words or of one; "blue-green" blends.
 * @returns the colour and how many words it took, or null.
 */
export const readColour = (words: readonly string[], from: number): { colour: Colour; length: number } | null => {
  let at = from;
  while (Object.hasOwn(MODIFIERS, words[at] ?? '')) at += 1;
  const pair = `${words[at]} ${words[at + 1]}`;
  const single = words[at] ?? '';
  const length = Object.hasOwn(COLOURS, pair) ? 2 : Object.hasOwn(COLOURS, single) ? 1 : 0;
  if (length === 0) return null;
  let colour = COLOURS[length === 2 ? pair : single] ?? '#000000';
  let end = at + length;
  const second = words[end] ?? '';
  if (length === 1 && BLENDS.has(second)) {
    colour = mix(colour, COLOURS[second] ?? colour, 0.4);
    end += 1;
  }
  for (let index = at - 1; index >= from; index -= 1) colour = MODIFIERS[words[index] ?? '']?.(colour) ?? colour;
  return { colour, length: end - from };
};
