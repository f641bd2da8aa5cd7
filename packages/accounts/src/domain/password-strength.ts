import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Guesses that somebody who knows people's habits needs, as a power of ten; ten random digits are ten. */
const LEAST_GUESSES = 9;
/** Only so much of a password is judged, since judging takes longer with length; all of it is hashed. */
const JUDGED_CHARACTERS = 100;

export interface PasswordJudge {
  /** True for a password that is easy to guess or known from leaks. @param known words of the person and the site that everybody can know */
  isWeak(password: string, known: readonly string[]): boolean;
}

/** `ada.lovelace@mail.example.org` gives also its parts: nobody guesses the whole only. */
const partsOf = (known: readonly string[]): string[] => [
  ...new Set(known.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).filter((part) => part.length > 2)),
];

/**
 * Judges passwords by a shipped list of some 49,000 that were found in leaks and by the ways they are varied: other writings, digits at the
 * end, rows of the keyboard, dates, repetitions (zxcvbn-ts, MIT). Nothing is asked of anybody outside.
 */
export const createPasswordJudge = (): PasswordJudge => {
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED_CHARACTERS });
  return { isWeak: (password, known) => estimator.check(password, partsOf(known)).guessesLog10 < LEAST_GUESSES };
};
