/** A program that the supervisor runs, as data. */
export interface Program {
  readonly name: string;
  /** Absolute path of what Node runs. */
  readonly module: string;
  /** The whole environment besides PATH, HOME, TZ, LANG, NODE_ENV and where Node keeps what it compiled: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when the program is ready. */
  readonly readyUrl: string;
  /** What the terminal shows, such as an address to open; empty for programs nobody opens. */
  readonly shown: readonly { readonly label: string; readonly url: string }[];
  /** Words for Node before the module. */
  readonly nodeArgs?: readonly string[];
}

/** What the terminal shows of programs, one line each. */
export const shownLines = (programs: readonly Program[]): readonly string[] =>
  programs.flatMap(({ shown }) => shown.map(({ label, url }) => `  ${label.padEnd(16)} ${url}`));
