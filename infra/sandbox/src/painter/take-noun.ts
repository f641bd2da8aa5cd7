import type { Colour } from './colour.ts';
import { readColour } from './colour-names.ts';
import { readPlace, readSide } from './read-place.ts';
import { isColourAhead, isContent, isPunctuation, isThingAhead, nothingPending, type Reader } from './reader.ts';
import type { Scene, Subject } from './scene.ts';
import { closeTie } from './take-place.ts';
import { lookUp, type Kind } from './vocabulary.ts';
import {
  ABOUT,
  COUNTS,
  DETERMINERS,
  GROUNDS,
  INDOORS,
  OF_STUFF,
  OPENS_PICTURE,
  OWNED_BY,
  PARTS,
  RELATIONS,
  RELATIVES,
  STUFFS,
  SURROUNDINGS,
} from './word-lists.ts';

const MAX_SUBJECTS = 8;

/** As the first part of a compound ("a forest road") these are in the picture too. */
const SCENIC: ReadonlySet<Kind> = new Set<Kind>(['tree', 'mountain', 'city', 'hill']);
const WOODS = new Set(['forest', 'wood', 'woodland', 'grove']);

const plain = (kind: Kind, noun: string, count: number): Subject => ({
  kind,
  noun,
  count,
  colour: null,
  accent: null,
  place: null,
  relation: null,
  asleep: false,
});

/** Which earlier subject the new one stands in a relation to: the newest that is not itself tied to another. */
const relationOf = ({ scene, pending }: Reader): Subject['relation'] => {
  const where = RELATIONS[pending.link ?? ''];
  const other = scene.subjects.length - 1;
  return where === undefined || other < 0 || scene.subjects[other]?.relation !== null ? null : { where, other };
};

/** Trees before a house ("a forest cabin") are in the picture as well. */
const addScenery = (scene: Scene, nouns: readonly string[], noun: string): void => {
  for (const word of nouns) {
    const scenery = word === noun ? null : lookUp(word);
    if (scenery !== null && SCENIC.has(scenery.kind)) {
      scene.subjects.push(plain(scenery.kind, word, scenery.kind === 'tree' ? 3 : 1));
    }
  }
};

/** "Colour: teal. Object: a kite": a colour named before any thing goes to the first that has none. */
const looseColour = ({ colours, abstract }: Scene): Colour | null => (abstract ? null : (colours.shift() ?? null));

/** "The kite is teal": a thing that has been named before, unless its colour says that it is another. */
const speakAgain = (reader: Reader, named: Subject, colour: Colour | null): boolean => {
  if (colour !== null && named.colour !== null && named.colour !== colour) return false;
  named.colour ??= colour;
  named.place ??= reader.pending.place;
  reader.last = named;
  closeTie(reader, reader.scene.subjects.indexOf(named));
  return true;
};

/** The thing that the new one is with, while neither has a place. */
const ownerOf = ({ owner, last, pending }: Reader): Subject | null =>
  OWNED_BY.has(pending.link ?? '') && last?.place === null ? (owner ?? last) : null;

const addSubject = (reader: Reader, run: readonly string[]): void => {
  const { scene, pending } = reader;
  const nouns = run.filter((word) => !ABOUT.has(word));
  const known = nouns.findLast((word) => lookUp(word) !== null);
  const noun = known ?? nouns.at(-1);
  if (noun === undefined || scene.subjects.length >= MAX_SUBJECTS) return;
  const [colour = looseColour(scene), accent = null] = pending.colours;
  const isBare = known === undefined && colour === null && pending.place === null;
  if (isBare && (!pending.determined || (scene.subjects.length > 0 && SURROUNDINGS.has(pending.link ?? '')))) return;
  const { kind, plural, noun: singular } = lookUp(noun) ?? { kind: 'shape' as const, plural: false, noun };
  const named = pending.isDefinite ? scene.subjects.findLast((one) => one.noun === singular) : undefined;
  if (named !== undefined && speakAgain(reader, named, colour)) return;
  const relation = relationOf(reader);
  addScenery(scene, nouns, noun);
  const subject: Subject = {
    ...plain(kind, singular, (plural || WOODS.has(noun)) && pending.count === 1 ? 3 : pending.count),
    colour,
    accent,
    place: pending.place,
    relation,
    asleep: pending.asleep,
  };
  reader.owner = ownerOf(reader);
  reader.last = subject;
  scene.subjects.push(subject);
  closeTie(reader, scene.subjects.length - 1);
};

/** A run of words and where it ends. */
interface Run {
  words: readonly string[];
  end: number;
}

type Role = 'behind' | 'sky' | 'ground' | 'stuff' | 'part' | 'thing';

/** What a phrase is about: something behind, what a thing is made of, a part of it, or a thing of its own. */
const roleOf = ({ words, pending, last }: Reader, run: Run): Role => {
  const head = run.words.at(-1) ?? '';
  const { link, place, determined, colours } = pending;
  const isColoured = colours.length > 0;
  if (head === 'background' || head === 'backdrop') return 'behind';
  if ((head === 'wall' || head === 'paper') && link !== null) return 'behind';
  if (head === 'sky') return 'sky';
  if (GROUNDS.has(head) && place === null && link !== null) return 'ground';
  if (last === undefined) return 'thing';
  if (!determined && isColoured && STUFFS.has(head) && OF_STUFF.has(link ?? '')) return 'stuff';
  const isApart = readSide(words, run.end) !== null || (last.place !== null && readPlace(words, run.end) !== null);
  const isOwned = PARTS.has(head) || (lookUp(head) === null && isColoured);
  return link === 'with' && !isApart && isOwned ? 'part' : 'thing';
};

/** Words that lead to a thing still to come: "we see a kite", "the corner holds a kite", "a small red kite". */
const leadsOn = ({ words, pending }: Reader, run: Run): boolean => {
  if (run.words.some((word) => lookUp(word) !== null)) return false;
  const next = words[run.end] ?? '';
  // "A mellow autumn scene with a kite".
  if (ABOUT.has(run.words.at(-1) ?? '') && OPENS_PICTURE.has(next) && pending.colours.length === 0) return true;
  const isSaid = !pending.determined && pending.colours.length === 0 && pending.link === null;
  return isColourAhead(words, run.end) || (isSaid && (DETERMINERS.has(next) || Object.hasOwn(COUNTS, next)));
};

const take = (reader: Reader, role: Role, words: readonly string[]): void => {
  const { scene, last } = reader;
  const [colour = null] = reader.pending.colours;
  if (role === 'behind') scene.backdrop ??= colour;
  else if (role === 'sky') scene.skyColour ??= colour;
  else if (role === 'ground') scene.ground = { colour, indoors: INDOORS.has(words.at(-1) ?? '') };
  else if (role === 'stuff' && last !== undefined) last.colour ??= colour;
  else if (role === 'part' && last !== undefined) last.accent = colour;
  else addSubject(reader, words);
};

export const takeNoun = (reader: Reader): boolean => {
  const { words, at } = reader;
  let end = at;
  while (isContent(words[end]) && (end === at || (readColour(words, end) === null && isThingAhead(words, end)))) end += 1;
  if (end === at) return false;
  const run: Run = { words: words.slice(at, end), end };
  reader.at = end;
  if (leadsOn(reader, run)) return true;
  const role = roleOf(reader, run);
  take(reader, role, run.words);
  // "With a red roof and a green door": both are parts.
  reader.pending = { ...nothingPending(), link: role === 'part' && words[end] === 'and' ? 'with' : null };
  return true;
};

/** "A snail that crawls along": the verb of such a clause is no thing. */
export const takeClause = (reader: Reader): boolean => {
  const { words, at, last } = reader;
  if (!RELATIVES.has(words[at] ?? '') || last === undefined || isPunctuation(words[at - 1])) return false;
  const verb = words[at + 1] ?? '';
  const isVerb = isThingAhead(words, at + 1) && lookUp(verb) === null && readColour(words, at + 1) === null;
  reader.at += isVerb ? 2 : 1;
  return true;
};
