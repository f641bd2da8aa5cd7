import type { Colour } from './colour.ts';
import { readColour } from './colour-names.ts';
import { arrange, type Tie } from './arrange.ts';
import { joinPlaces, readPlace, readSide, type Side } from './read-place.ts';
import type { Place, Scene, Subject } from './scene.ts';
import { readMood } from './read-mood.ts';
import { joinPhrases, lookUp, type Kind } from './vocabulary.ts';
import {
  ABOUT,
  COUNTS,
  DETERMINERS,
  FILLERS,
  GROUNDS,
  HAVING,
  INDOORS,
  ING_NOUNS,
  OF_STUFF,
  OWN_COLOUR,
  PARTS,
  PREPOSITIONS,
  RELATIVES,
  RELATIONS,
  STUFFS,
  SURROUNDINGS,
  THING_COLOURS,
  LY_NOUNS,
} from './word-lists.ts';

/** Long prompts are read this far: the picture is decided by then. */
const READ_WORDS = 300;
const MAX_SUBJECTS = 8;

/** As the first part of a compound ("a forest road") these are in the picture too. */
const SCENIC: ReadonlySet<Kind> = new Set<Kind>(['tree', 'mountain', 'city', 'hill']);
/** "In the corner there is a cup": a thing is still to come. */
const FILLERS_BEFORE_NOUN = new Set('there is are sits stands hangs rests floats lies flies rises glows it'.split(' '));
const ASLEEP = new Set('asleep sleeping napping curled dozing'.split(' '));
const WOODS = new Set(['forest', 'wood', 'woodland', 'grove']);

const tokenise = (prompt: string): string[] =>
  (
    joinPhrases(prompt.toLowerCase())
      .replaceAll(/[’']s\b/g, '')
      .match(/[\p{L}\d]+|[,.;:!?\n]/gu) ?? []
  ).slice(0, READ_WORDS);

const isPunctuation = (word: string | undefined): boolean => word === undefined || /^[,.;:!?\n]$/.test(word);

const isContent = (word: string | undefined): word is string =>
  word !== undefined &&
  !isPunctuation(word) &&
  !PREPOSITIONS.has(word) &&
  !DETERMINERS.has(word) &&
  !ASLEEP.has(word) &&
  !FILLERS.has(word) &&
  (!word.endsWith('ing') || ING_NOUNS.has(word)) &&
  (!word.endsWith('ly') || word.endsWith('fly') || LY_NOUNS.has(word) || lookUp(word) !== null) &&
  !/^(painted|placed|positioned|located|situated|seen|drawn|shown|tucked|parked|perched|seated|filled|covered|put|made|kept|left|right|nestled|wedged|fixed|found|hung|pinned|alone|all|both)$/.test(
    word,
  );

/** What has been read before the noun it belongs to. */
interface Pending {
  count: number;
  colours: Colour[];
  determined: boolean;
  place: Place | null;
  /** The preposition read last. */
  link: string | null;
  /** "The" thing may have been named before. */
  isDefinite: boolean;
  asleep: boolean;
}

interface Reader {
  words: readonly string[];
  at: number;
  scene: Scene;
  pending: Pending;
  /** The thing that is spoken of, and the one that has it: "a cat with a ball on the left" places the cat. */
  last: Subject | undefined;
  owner: Subject | null;
  ties: Tie[];
  /** Half of a tie: the next thing is on the side of `other`, or, where `other` is missing, has `one` on its side. */
  open: { side: Side; one: number | null; other: number | null } | null;
  between: { at: number; named: boolean } | null;
}

const nothingPending = (): Pending => ({
  count: 1,
  colours: [],
  determined: false,
  place: null,
  link: null,
  isDefinite: false,
  asleep: false,
});

const paintLast = (reader: Reader): void => {
  const { last } = reader;
  const [colour = null] = reader.pending.colours;
  if (last === undefined) reader.scene.colours.push(...reader.pending.colours);
  else if (last.colour === null) last.colour = colour;
  else if (last.accent === null) last.accent = colour;
  reader.pending.colours = [];
};

/** A word for a thing stands at `at`, not one for a place. */
const isThingAhead = (words: readonly string[], at: number): boolean =>
  isContent(words[at]) && readPlace(words, at) === null && readSide(words, at) === null;

/** Colour words right before a noun belong to it; with no noun after them they describe what came before. */
const takeColour = (reader: Reader): boolean => {
  const { words, at, pending } = reader;
  const read = readColour(words, at);
  if (read === null) return false;
  const next = words[at + read.length];
  const own = words[at] ?? '';
  const isPair = next === 'and' && isColourAhead(words, at + read.length + 1);
  // "An orange", "a lilac coral": the last word that could be a colour is the thing.
  const isThing = Object.hasOwn(OWN_COLOUR, own) || THING_COLOURS.has(own);
  if (
    read.length === 1 &&
    !isThingAhead(words, at + 1) &&
    !isPair &&
    isThing &&
    (pending.determined || pending.colours.length > 0)
  )
    return false;
  pending.colours.push(read.colour);
  reader.at += read.length;
  // "A blue rowing boat", "a teal, glossy jug": the colour is the thing's that follows.
  const isDescribed = next?.endsWith('ing') === true && isContent(words[reader.at + 1]);
  const isListed = next === ',' && pending.determined && isContent(words[reader.at + 1]);
  const moreFollows = isThingAhead(words, reader.at) || isDescribed || isListed || isPair;
  if (!moreFollows) paintLast(reader);
  if (isListed) reader.at += 1;
  if (next === 'and' && moreFollows) reader.at += 1;
  return true;
};

/** Where something is that has another thing: that one is at its side. */
const placeOwner = (reader: Reader, owner: Subject, place: Place): void => {
  const { subjects } = reader.scene;
  owner.place = place;
  const had = reader.last === undefined ? -1 : subjects.indexOf(reader.last);
  reader.ties.push({ one: had, side: place.x > 0.6 ? 'left' : 'right', other: subjects.indexOf(owner) });
  reader.last = owner;
  reader.owner = null;
};

const takePlace = (reader: Reader): boolean => {
  const { words, at, pending } = reader;
  const read = readPlace(words, at);
  if (read === null) return false;
  reader.at += read.length;
  // "The left side holds": the article was the place's.
  pending.determined = false;
  const { last } = reader;
  const opensClause = at === 0 || isPunctuation(words[at - 1]) || words[at - 1] === 'and';
  // "A kite, top left; a jar": the place belongs to the kite. "Top left, a kite": it is said before.
  const skips = words[reader.at] === ':' || (words[reader.at] === ',' && (last === undefined || last.place !== null));
  const after = words[reader.at + (skips ? 1 : 0)];
  const nounFollows =
    isContent(after) ||
    DETERMINERS.has(after ?? '') ||
    Object.hasOwn(COUNTS, after ?? '') ||
    FILLERS_BEFORE_NOUN.has(after ?? '');
  const joined = last === undefined || last.place === null || nounFollows ? null : joinPlaces(last.place, read.place);
  if (last !== undefined && joined !== null) last.place = joined;
  else if (reader.owner !== null && !(opensClause && nounFollows)) placeOwner(reader, reader.owner, read.place);
  else if (last === undefined || last.place !== null || (opensClause && nounFollows))
    pending.place = (pending.place === null ? null : joinPlaces(pending.place, read.place)) ?? read.place;
  else last.place = read.place;
  return true;
};

/** "To the left of the jug", "on its right", "between": where things are by their neighbours. */
const takeSide = (reader: Reader): boolean => {
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
const closeTie = (reader: Reader, index: number): void => {
  const { open } = reader;
  if (open === null) return;
  reader.open = null;
  if (open.one !== null) reader.ties.push({ one: open.one, side: open.side, other: index });
  else if (open.other !== null) reader.ties.push({ one: index, side: open.side, other: open.other });
  else reader.open = { ...open, other: index };
};

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
  if (named !== undefined && (colour === null || named.colour === null || named.colour === colour)) {
    Object.assign(named, { colour: named.colour ?? colour, place: named.place ?? pending.place });
    reader.last = named;
    closeTie(reader, scene.subjects.indexOf(named));
    return;
  }
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
  reader.owner = pending.link === 'with' && reader.last?.place === null ? reader.last : null;
  reader.last = subject;
  scene.subjects.push(subject);
  closeTie(reader, scene.subjects.length - 1);
};

const isColourAhead = (words: readonly string[], at: number): boolean => isContent(words[at]) && readColour(words, at) !== null;

const takeNoun = (reader: Reader): boolean => {
  const { words, at, scene, pending, last } = reader;
  let end = at;
  while (
    isContent(words[end]) &&
    (end === at || (readColour(words, end) === null && (readPlace(words, end) ?? readSide(words, end)) === null))
  )
    end += 1;
  if (end === at) return false;
  const run = words.slice(at, end);
  reader.at = end;
  // "We see a kite", "the corner holds a kite": what is said before a thing that is still to come.
  const isKnown = run.some((word) => lookUp(word) !== null);
  const isSaid = !isKnown && !pending.determined && pending.colours.length === 0 && pending.link === null;
  const next = words[end] ?? '';
  if (isSaid && (DETERMINERS.has(next) || Object.hasOwn(COUNTS, next))) return true;
  // "a small red kite": words before a colour describe what comes after it.
  if (isColourAhead(words, end) && !isKnown) return true;
  const [colour = null] = pending.colours;
  const head = run.at(-1) ?? '';
  const isBehind =
    head === 'background' || head === 'backdrop' || ((head === 'wall' || head === 'paper') && pending.link !== null);
  const isApart = readSide(words, end) !== null || (last?.place !== null && readPlace(words, end) !== null);
  const isPart =
    last !== undefined && pending.link === 'with' && !isApart && (PARTS.has(head) || (lookUp(head) === null && colour !== null));
  const isStuff =
    last !== undefined && !pending.determined && colour !== null && STUFFS.has(head) && OF_STUFF.has(pending.link ?? '');
  if (isBehind) scene.backdrop ??= colour;
  else if (head === 'sky') scene.skyColour ??= colour;
  else if (GROUNDS.has(head) && pending.place === null && pending.link !== null)
    scene.ground = { colour, indoors: INDOORS.has(head) };
  else if (isStuff) last.colour ??= colour;
  else if (isPart) last.accent = colour;
  else addSubject(reader, run);
  // "With a red roof and a green door": both are parts.
  reader.pending = { ...nothingPending(), link: isPart && words[end] === 'and' ? 'with' : null };
  return true;
};

/** "A snail that crawls along": the verb of such a clause is no thing. */
const takeClause = (reader: Reader): boolean => {
  const { words, at, last } = reader;
  if (!RELATIVES.has(words[at] ?? '') || last === undefined || isPunctuation(words[at - 1])) return false;
  const verb = words[at + 1] ?? '';
  const isVerb = isThingAhead(words, at + 1) && lookUp(verb) === null && readColour(words, at + 1) === null;
  reader.at += isVerb ? 2 : 1;
  return true;
};

const step = (reader: Reader): void => {
  const word = reader.words[reader.at] ?? '';
  if (takeClause(reader) || takeSide(reader) || takePlace(reader) || takeColour(reader)) return;
  const count = COUNTS[word] ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
  if (count !== undefined) {
    reader.pending.count = Math.max(1, Math.min(10, count));
    reader.pending.determined = true;
  } else if (DETERMINERS.has(word)) Object.assign(reader.pending, { determined: true, isDefinite: word === 'the' });
  else if (HAVING.has(word)) reader.pending.link = 'with';
  else if (PREPOSITIONS.has(word) || Object.hasOwn(RELATIONS, word)) reader.pending.link = word;
  else if (ASLEEP.has(word)) {
    const nounFollows = isContent(reader.words[reader.at + 1]);
    Object.assign((nounFollows ? null : reader.last) ?? reader.pending, { asleep: true });
  } else if (takeNoun(reader)) return;
  reader.at += 1;
};

/** Reads what a prompt asks for: things with colour, number and place; time, weather and manner. */
export const readPrompt = (prompt: string): Scene => {
  const scene = readMood(prompt.slice(0, 4_000));
  const reader: Reader = {
    words: tokenise(prompt),
    at: 0,
    scene,
    pending: nothingPending(),
    last: undefined,
    owner: null,
    ties: [],
    open: null,
    between: null,
  };
  while (reader.at < reader.words.length) {
    if (isPunctuation(reader.words[reader.at]) && reader.words[reader.at] !== ',') {
      reader.pending = { ...nothingPending(), place: reader.pending.place };
    }
    step(reader);
  }
  arrange(scene, reader.ties, reader.between);
  // What has a place is more than a pattern.
  if (scene.subjects.some(({ place }) => place !== null)) scene.abstract = false;
  if (scene.time === null && scene.subjects.some(({ kind }) => kind === 'moon' || kind === 'star')) scene.time = 'night';
  // Ink has no colours but those that are named.
  if (scene.look !== 'ink') for (const subject of scene.subjects) subject.colour ??= OWN_COLOUR[subject.noun] ?? null;
  return scene;
};
