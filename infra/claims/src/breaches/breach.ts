/**
 * A small change to one place that breaks a promise. It is never written to a file of the program: the runner puts it into the source as the
 * tests load it, and then both the tests of the claim and its evidence must turn red.
 */
export interface Breach {
  readonly claims: readonly string[];
  /** What is broken, as a short phrase. */
  readonly name: string;
  /** The file it changes, relative to the project's root. */
  readonly file: string;
  /** Occurs once in that file. */
  readonly find: string;
  readonly replace: string;
  /** Which of the claims' tests to run: one whose title names the claim, and the one that reads its evidence. */
  readonly tests: readonly string[];
}
