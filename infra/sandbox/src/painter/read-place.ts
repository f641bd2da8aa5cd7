import type { Place } from './scene.ts';

const [NEAR, FAR] = [0.17, 0.83];
const VERTICAL: Readonly<Record<string, number>> = {
  top: NEAR,
  topmost: NEAR,
  upper: NEAR,
  uppermost: NEAR,
  bottom: FAR,
  bottommost: FAR,
  lower: FAR,
  lowermost: FAR,
};
const HORIZONTAL: Readonly<Record<string, number>> = {
  left: NEAR,
  lefthand: NEAR,
  leftmost: NEAR,
  right: FAR,
  righthand: FAR,
  rightmost: FAR,
};
/** "High on the left": upright only beside another word of place. */
const HEIGHTS: Readonly<Record<string, number>> = { high: NEAR, up: NEAR, low: FAR, down: FAR };
const WINDS: Readonly<Record<string, Place>> = {
  northwest: { x: NEAR, y: NEAR },
  northeast: { x: FAR, y: NEAR },
  southwest: { x: NEAR, y: FAR },
  southeast: { x: FAR, y: FAR },
};
const MIDDLE = new Set('center centre middle central mid midway halfway centered centred'.split(' '));
const OPENERS = new Set(
  'in at near on to toward towards by along close within from inside around against off over up down high low fills filling occupies occupying dominates dominating takes hugs hugging smack dead into'.split(
    ' ',
  ),
);
const LINKS = new Set(
  'the very far extreme outer exact dead hand side sides half corner edge border margin rim third quarter quadrant part portion area region section zone row column band strip stage of and way up down high low towards to toward at in on near along close by'.split(
    ' ',
  ),
);
const WHOLE = new Set('picture image frame canvas scene page composition sheet painting drawing illustration view'.split(' '));
const SIDES = new Set(
  'side half corner edge border margin rim third quarter quadrant part portion area region section zone row column band strip stage'.split(
    ' ',
  ),
);

const isPositional = (word: string): boolean =>
  Object.hasOwn(VERTICAL, word) || Object.hasOwn(HORIZONTAL, word) || Object.hasOwn(WINDS, word) || MIDDLE.has(word);

const isEnd = (word: string | undefined): boolean => word === undefined || /^[,.;:!?\n]$/.test(word);

/** How far the phrase reaches: up to its last positional, side or picture word; "left" does not follow "right". */
const extent = (words: readonly string[], from: number): number => {
  let end = from;
  const seen = new Set<string>();
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const axis = Object.hasOwn(HORIZONTAL, word) ? HORIZONTAL : Object.hasOwn(VERTICAL, word) ? VERTICAL : null;
    if (axis !== null && [...seen].some((other) => Object.hasOwn(axis, other) && axis[other] !== axis[word])) break;
    seen.add(word);
    if (isPositional(word) || SIDES.has(word) || WHOLE.has(word)) end = at + 1;
    else if (!LINKS.has(word) && !(at === from && OPENERS.has(word))) break;
  }
  return end;
};

const placeOf = (phrase: readonly string[]): Place => {
  const wind = phrase.find((word) => Object.hasOwn(WINDS, word));
  if (wind !== undefined) return WINDS[wind] ?? { x: 0.5, y: 0.5 };
  const find = (table: Readonly<Record<string, number>>): number | undefined =>
    table[phrase.find((word) => Object.hasOwn(table, word)) ?? ''];
  return {
    x: find(HORIZONTAL) ?? 0.5,
    y: find(VERTICAL) ?? (phrase.some((word) => MIDDLE.has(word)) ? 0.5 : (find(HEIGHTS) ?? 0.5)),
  };
};

/** A lone word of place counts where nothing could follow it: "a kite, left", "Centre: a jar". */
const standsAlone = (words: readonly string[], from: number, end: number): boolean =>
  isEnd(words[end]) && (from > 0 || words[end] === ':' || words[end] === ',');

/**
 * Reads a place such as "near the upper right corner of the image" at `words[from]`.
 * "On top of the hill" is no place of the picture and gives null.
 */
export const readPlace = (words: readonly string[], from: number): { place: Place; length: number } | null => {
  const first = words[from] ?? '';
  if (!OPENERS.has(first) && !isPositional(first)) return null;
  // "Right at the top".
  if (first === 'right' && OPENERS.has(words[from + 1] ?? '')) return null;
  const end = extent(words, from);
  const phrase = words.slice(from, end);
  const positional = phrase.filter(isPositional);
  if (positional.length === 0) return null;
  const wholePicture = phrase.some((word) => WHOLE.has(word));
  const bare = !OPENERS.has(first);
  const hasSide = phrase.some((word) => SIDES.has(word));
  if (
    bare &&
    positional.length < 2 &&
    !hasSide &&
    !wholePicture &&
    !Object.hasOwn(WINDS, first) &&
    !standsAlone(words, from, end)
  )
    return null;
  const ofAnother = words[end] === 'of' && !wholePicture;
  if (ofAnother && !phrase.some((word) => Object.hasOwn(HORIZONTAL, word))) return null;
  return { place: placeOf(phrase), length: end - from };
};

/** Both places as one when they say different things about it ("on the left, near the bottom"), else null. */
export const joinPlaces = (one: Place, other: Place): Place | null => {
  if (one.x !== 0.5 && one.y === 0.5 && other.x === 0.5 && other.y !== 0.5) return { x: one.x, y: other.y };
  if (one.x === 0.5 && one.y !== 0.5 && other.x !== 0.5 && other.y === 0.5) return { x: other.x, y: one.y };
  return null;
};

/** Where one thing is beside another. */
export type Side = 'left' | 'right' | 'above' | 'below';

export interface SideRead {
  side: Side;
  /** `of`: the other thing is named next; `it`: it has been named. */
  form: 'of' | 'it';
  length: number;
}

const LEADS = new Set('to on at the just immediately directly immediate far off its their his her'.split(' '));
const PRONOUNS = new Set(['it', 'them']);

const readHeight = (words: readonly string[], from: number, side: Side): SideRead | null => {
  if (PRONOUNS.has(words[from + 1] ?? '')) return { side, form: 'it', length: 2 };
  return isEnd(words[from + 1]) ? null : { side, form: 'of', length: 1 };
};

/** Reads "to the left of", "on its right", "left of it", "below it" at `words[from]`. */
export const readSide = (words: readonly string[], from: number): SideRead | null => {
  let at = from;
  while (LEADS.has(words[at] ?? '')) at += 1;
  const side = words[at] ?? '';
  const owned = words.slice(from, at).some((word) => ['its', 'their', 'his', 'her'].includes(word));
  if ((side === 'above' || side === 'below') && at === from) return readHeight(words, from, side);
  if (side !== 'left' && side !== 'right') return null;
  at += 1;
  while (words[at] === 'hand' || words[at] === 'side') at += 1;
  if (owned) return { side, form: 'it', length: at - from };
  if (words[at] !== 'of') return null;
  const what = words[at + 1] === 'the' || words[at + 1] === 'this' ? (words[at + 2] ?? '') : (words[at + 1] ?? '');
  if (WHOLE.has(what) || isPositional(what) || SIDES.has(what)) return null;
  return PRONOUNS.has(words[at + 1] ?? '')
    ? { side, form: 'it', length: at + 2 - from }
    : { side, form: 'of', length: at + 1 - from };
};
