import type { Colour } from './colour.ts';
import { readColour } from './colour-names.ts';
import type { Tie } from './arrange.ts';
import { readPlace, readSide, type Side } from './read-place.ts';
import type { Place, Scene, Subject } from './scene.ts';
import { joinPhrases, lookUp } from './vocabulary.ts';
import { ASLEEP, DETERMINERS, FILLERS, ING_NOUNS, LY_NOUNS, PREPOSITIONS } from './word-lists.ts';

/** Long prompts are read this far: the picture is decided by then. */
const READ_WORDS = 300;

export const tokenise = (prompt: string): string[] =>
  (
    joinPhrases(prompt.toLowerCase())
      .replaceAll(/[’']s\b/g, '')
      .match(/[\p{L}\d]+|[,.;:!?\n]/gu) ?? []
  ).slice(0, READ_WORDS);

export const isPunctuation = (word: string | undefined): boolean => word === undefined || /^[,.;:!?\n]$/.test(word);

export const isContent = (word: string | undefined): word is string =>
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

export interface Reader {
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

export const nothingPending = (): Pending => ({
  count: 1,
  colours: [],
  determined: false,
  place: null,
  link: null,
  isDefinite: false,
  asleep: false,
});

/** A word for a thing stands at `at`, not one for a place. */
export const isThingAhead = (words: readonly string[], at: number): boolean =>
  isContent(words[at]) && readPlace(words, at) === null && readSide(words, at) === null;

export const isColourAhead = (words: readonly string[], at: number): boolean =>
  isContent(words[at]) && readColour(words, at) !== null;
