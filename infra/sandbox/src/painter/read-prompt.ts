import type { Colour } from './colour.ts';
import { readColour } from './colour-names.ts';
import { readPlace } from './read-place.ts';
import type { Place, Scene, Subject } from './scene.ts';
import { readMood } from './read-mood.ts';
import { joinPhrases, lookUp, type Kind } from './vocabulary.ts';
import {
  ABOUT,
  COUNTS,
  DETERMINERS,
  FILLERS,
  GROUNDS,
  INDOORS,
  ING_NOUNS,
  OWN_COLOUR,
  PARTS,
  PREPOSITIONS,
  RELATIONS,
  SURROUNDINGS,
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
  (!word.endsWith('ly') || word.endsWith('fly') || lookUp(word) !== null) &&
  !/^(painted|coloured|colored|placed|positioned|located|seen|drawn|shown|tucked|parked|perched|seated|filled|covered)$/.test(
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
  asleep: boolean;
}

interface Reader {
  words: readonly string[];
  at: number;
  scene: Scene;
  pending: Pending;
}

const nothingPending = (): Pending => ({ count: 1, colours: [], determined: false, place: null, link: null, asleep: false });

const paintLast = (reader: Reader): void => {
  const last = reader.scene.subjects.at(-1);
  const [colour = null] = reader.pending.colours;
  if (last === undefined) reader.scene.colours.push(...reader.pending.colours);
  else if (last.colour === null) last.colour = colour;
  else if (last.accent === null) last.accent = colour;
  reader.pending.colours = [];
};

/** Colour words right before a noun belong to it; with no noun after them they describe what came before. */
const takeColour = (reader: Reader): boolean => {
  const { words, at, pending } = reader;
  const read = readColour(words, at);
  if (read === null) return false;
  const next = words[at + read.length];
  const own = words[at] ?? '';
  if (read.length === 1 && !isContent(next) && next !== 'and' && pending.determined && Object.hasOwn(OWN_COLOUR, own))
    return false;
  pending.colours.push(read.colour);
  reader.at += read.length;
  // "A blue rowing boat": the colour is the boat's.
  const isDescribed = next?.endsWith('ing') === true && isContent(words[reader.at + 1]);
  const moreFollows = isContent(next) || isDescribed || (next === 'and' && readColour(words, reader.at + 1) !== null);
  if (!moreFollows) paintLast(reader);
  if (next === 'and' && moreFollows) reader.at += 1;
  return true;
};

const takePlace = (reader: Reader): boolean => {
  const { words, at, scene, pending } = reader;
  const read = readPlace(words, at);
  if (read === null) return false;
  reader.at += read.length;
  const last = scene.subjects.at(-1);
  const opensClause = at === 0 || isPunctuation(words[at - 1]) || words[at - 1] === 'and';
  const after = isPunctuation(words[reader.at]) ? words[reader.at + 1] : words[reader.at];
  const nounFollows =
    isContent(after) ||
    DETERMINERS.has(after ?? '') ||
    Object.hasOwn(COUNTS, after ?? '') ||
    FILLERS_BEFORE_NOUN.has(after ?? '');
  const belongsToNext = last === undefined || last.place !== null || (opensClause && nounFollows);
  if (belongsToNext) pending.place = read.place;
  else last.place = read.place;
  return true;
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

const addSubject = (reader: Reader, run: readonly string[]): void => {
  const { scene, pending } = reader;
  const nouns = run.filter((word) => !ABOUT.has(word));
  const known = nouns.findLast((word) => lookUp(word) !== null);
  const noun = known ?? nouns.at(-1);
  const [colour = null, accent = null] = pending.colours;
  if (noun === undefined || scene.subjects.length >= MAX_SUBJECTS) return;
  const isBare = known === undefined && colour === null && pending.place === null;
  if (isBare && (!pending.determined || (scene.subjects.length > 0 && SURROUNDINGS.has(pending.link ?? '')))) return;
  const relation = relationOf(reader);
  addScenery(scene, nouns, noun);
  const { kind, plural, noun: singular } = lookUp(noun) ?? { kind: 'shape' as const, plural: false, noun };
  scene.subjects.push({
    ...plain(kind, singular, (plural || WOODS.has(noun)) && pending.count === 1 ? 3 : pending.count),
    colour,
    accent,
    place: pending.place,
    relation,
    asleep: pending.asleep,
  });
};

const isColourAhead = (words: readonly string[], at: number): boolean => isContent(words[at]) && readColour(words, at) !== null;

const takeNoun = (reader: Reader): boolean => {
  const { words, at, scene, pending } = reader;
  let end = at;
  while (isContent(words[end]) && (end === at || (readColour(words, end) === null && readPlace(words, end) === null))) end += 1;
  if (end === at) return false;
  const run = words.slice(at, end);
  reader.at = end;
  // "a small red kite": words before a colour describe what comes after it.
  if (isColourAhead(words, end) && !run.some((word) => lookUp(word) !== null)) return true;
  const [colour = null] = pending.colours;
  if (run.some((word) => word === 'background' || word === 'backdrop' || word === 'wall' || word === 'paper'))
    scene.backdrop ??= colour;
  else if (run.at(-1) === 'sky') scene.skyColour ??= colour;
  else if (GROUNDS.has(run.at(-1) ?? '') && pending.place === null)
    scene.ground = { colour, indoors: INDOORS.has(run.at(-1) ?? '') };
  else if (PARTS.has(run.at(-1) ?? '') && scene.subjects.length > 0)
    Object.assign(scene.subjects.at(-1) ?? {}, { accent: colour });
  else addSubject(reader, run);
  reader.pending = nothingPending();
  return true;
};

const step = (reader: Reader): void => {
  const word = reader.words[reader.at] ?? '';
  if (takePlace(reader) || takeColour(reader)) return;
  const count = COUNTS[word] ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
  if (count !== undefined) {
    reader.pending.count = Math.max(1, Math.min(10, count));
    reader.pending.determined = true;
  } else if (DETERMINERS.has(word)) reader.pending.determined = true;
  else if (PREPOSITIONS.has(word) || Object.hasOwn(RELATIONS, word)) reader.pending.link = word;
  else if (ASLEEP.has(word)) {
    const nounFollows = isContent(reader.words[reader.at + 1]);
    Object.assign((nounFollows ? null : reader.scene.subjects.at(-1)) ?? reader.pending, { asleep: true });
  } else if (takeNoun(reader)) return;
  reader.at += 1;
};

/** Reads what a prompt asks for: things with colour, number and place; time, weather and manner. */
export const readPrompt = (prompt: string): Scene => {
  const scene = readMood(prompt.slice(0, 4_000));
  const reader: Reader = { words: tokenise(prompt), at: 0, scene, pending: nothingPending() };
  while (reader.at < reader.words.length) {
    if (isPunctuation(reader.words[reader.at]) && reader.words[reader.at] !== ',') {
      reader.pending = { ...nothingPending(), place: reader.pending.place };
    }
    step(reader);
  }
  if (scene.time === null && scene.subjects.some(({ kind }) => kind === 'moon' || kind === 'star')) scene.time = 'night';
  // Ink has no colours but those that are named.
  if (scene.look !== 'ink') for (const subject of scene.subjects) subject.colour ??= OWN_COLOUR[subject.noun] ?? null;
  return scene;
};
