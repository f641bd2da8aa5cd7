import type { Place } from './scene.ts';

const VERTICAL: Readonly<Record<string, number>> = { top: 0.17, upper: 0.18, bottom: 0.83, lower: 0.82 };
const HORIZONTAL: Readonly<Record<string, number>> = { left: 0.17, right: 0.83 };
const MIDDLE = new Set(['center', 'centre', 'middle', 'central']);
const OPENERS = new Set('in at near on to toward towards by along close within from inside'.split(' '));
const LINKS = new Set('the very far hand side half corner edge third quarter part area region of and towards to'.split(' '));
const WHOLE = new Set('picture image frame canvas scene page composition'.split(' '));
const SIDES = new Set('side half corner edge third quarter part area'.split(' '));

const isPositional = (word: string): boolean =>
  Object.hasOwn(VERTICAL, word) || Object.hasOwn(HORIZONTAL, word) || MIDDLE.has(word);

/** How far the phrase reaches: up to its last positional, side or picture word. */
const extent = (words: readonly string[], from: number): number => {
  let end = from;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (isPositional(word) || SIDES.has(word) || WHOLE.has(word)) end = at + 1;
    else if (!LINKS.has(word) && !(at === from && OPENERS.has(word))) break;
  }
  return end;
};

/**
 * Reads a place such as "near the upper right corner of the image" at `words[from]`.
 * "On top of the hill" is no place of the picture and gives null.
 */
export const readPlace = (words: readonly string[], from: number): { place: Place; length: number } | null => {
  const first = words[from] ?? '';
  if (!OPENERS.has(first) && !isPositional(first)) return null;
  const end = extent(words, from);
  const phrase = words.slice(from, end);
  const positional = phrase.filter(isPositional);
  if (positional.length === 0) return null;
  const wholePicture = phrase.some((word) => WHOLE.has(word));
  const bare = !OPENERS.has(first);
  if (bare && positional.length < 2 && !phrase.some((word) => SIDES.has(word))) return null;
  const ofAnother = words[end] === 'of' && !wholePicture;
  if (ofAnother && !phrase.some((word) => Object.hasOwn(HORIZONTAL, word))) return null;
  const lookUp = (table: Readonly<Record<string, number>>): number => {
    const found = phrase.find((word) => Object.hasOwn(table, word));
    return found === undefined ? 0.5 : (table[found] ?? 0.5);
  };
  return { place: { x: lookUp(HORIZONTAL), y: lookUp(VERTICAL) }, length: end - from };
};
