import { joinPlaces, readPlace, readSide } from './read-place.ts';
import { isContent, isPunctuation, type Reader } from './reader.ts';
import type { Place, Subject } from './scene.ts';
import { COUNTS, DETERMINERS } from './word-lists.ts';

/** "In the corner there is a cup": a thing is still to come. */
const COMES_BEFORE = new Set('there is are sits stands hangs rests floats lies flies rises glows it'.split(' '));

/** Where something is that has another thing: that one is at its side. */
const placeOwner = (reader: Reader, owner: Subject, place: Place): void => {
  const { subjects } = reader.scene;
  owner.place = place;
  const had = reader.last === undefined ? -1 : subjects.indexOf(reader.last);
  reader.ties.push({ one: had, side: place.x > 0.6 ? 'left' : 'right', other: subjects.indexOf(owner) });
  reader.last = owner;
  reader.owner = null;
};

/** "A kite, top left; a jar": the place belongs to the kite. "Top left, a kite": it is said before. */
const isThingNext = ({ words, at, last }: Reader): boolean => {
  const skips = words[at] === ':' || (words[at] === ',' && (last === undefined || last.place !== null));
  const after = words[at + (skips ? 1 : 0)];
  return (
    isContent(after) || [DETERMINERS, COMES_BEFORE].some((set) => set.has(after ?? '')) || Object.hasOwn(COUNTS, after ?? '')
  );
};

/** @param isSaidBefore the place opens a clause and the thing it belongs to follows. */
const setPlace = (reader: Reader, place: Place, isSaidBefore: boolean): void => {
  const { last, owner, pending } = reader;
  const joined = last === undefined || last.place === null || isThingNext(reader) ? null : joinPlaces(last.place, place);
  if (last !== undefined && joined !== null) last.place = joined;
  else if (owner !== null && !isSaidBefore) placeOwner(reader, owner, place);
  else if (last === undefined || last.place !== null || isSaidBefore)
    pending.place = (pending.place === null ? null : joinPlaces(pending.place, place)) ?? place;
  else last.place = place;
};

export const takePlace = (reader: Reader): boolean => {
  const { words, at, pending } = reader;
  const read = readPlace(words, at);
  if (read === null) return false;
  reader.at += read.length;
  // "The left side holds": the article was the place's.
  pending.determined = false;
  setPlace(reader, read.place, (at === 0 || isPunctuation(words[at - 1]) || words[at - 1] === 'and') && isThingNext(reader));
  return true;
};

/** "To the left of the jug", "on its right", "between": where things are by their neighbours. */
export const takeSide = (reader: Reader): boolean => {
  const { words, at, scene, last, pending } = reader;
  if (words[at] === 'between') {
    reader.between ??= { at: scene.subjects.length, named: last !== undefined };
    pending.link = 'between';
    reader.at += 1;
    return true;
  }
  const read = readSide(words, at);
  if (read === null) return false;
  const spoken = last === undefined ? -1 : scene.subjects.indexOf(last);
  const opensClause = at === 0 || spoken < 0 || /^[.;:!?\n]$/.test(words[at - 1] ?? '');
  const after = words[at + read.length];
  reader.at += read.length;
  if (read.form === 'of') {
    reader.open = { side: read.side, one: opensClause ? null : spoken, other: null };
    pending.link = 'beside';
  } else if (spoken > 0 && (isPunctuation(after) || after === 'and')) {
    reader.ties.push({ one: spoken, side: read.side, other: spoken - 1 });
  } else reader.open = { side: read.side, one: null, other: spoken };
  return true;
};

/** Ties the thing at `index` to the one that waits for it. */
export const closeTie = (reader: Reader, index: number): void => {
  const { open } = reader;
  if (open === null) return;
  reader.open = null;
  if (open.one !== null) reader.ties.push({ one: open.one, side: open.side, other: index });
  else if (open.other !== null) reader.ties.push({ one: index, side: open.side, other: open.other });
  else reader.open = { ...open, other: index };
};
