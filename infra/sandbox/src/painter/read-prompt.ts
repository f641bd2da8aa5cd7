import { arrange } from './arrange.ts';
import { readColour } from './colour-names.ts';
import { readMood } from './read-mood.ts';
import { isColourAhead, isContent, isPunctuation, isThingAhead, nothingPending, tokenise, type Reader } from './reader.ts';
import type { Scene } from './scene.ts';
import { takeClause, takeNoun } from './take-noun.ts';
import { takePlace, takeSide } from './take-place.ts';
import { ASLEEP, COUNTS, DETERMINERS, HAVING, OWN_COLOUR, PREPOSITIONS, RELATIONS, THING_COLOURS } from './word-lists.ts';

const paintLast = (reader: Reader): void => {
  const { last } = reader;
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
  const isListed = next === ',' && pending.determined && isThingAhead(words, reader.at + 1);
  const moreFollows = isThingAhead(words, reader.at) || isDescribed || isListed || isPair;
  if (!moreFollows) paintLast(reader);
  if (isListed) reader.at += 1;
  if (next === 'and' && moreFollows) reader.at += 1;
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
