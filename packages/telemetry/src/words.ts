declare const chosen: unique symbol;

/** A word of which only run time shows that the code chose it: it came through `wordsOf` or `hostWord`. */
export type Word = string & { readonly [chosen]: true };

/**
 * What of a type is safe to write down: numbers, and words that are written out in the code (`'pool' | 'database'`) or branded. Of `string`,
 * and of patterns such as `user-${string}`, nothing is left: a value of theirs does not compile.
 */
export type Safe<T> = T extends Word ? T : T extends string ? (Record<never, never> extends Record<T, 1> ? never : T) : T;

/** Each field safe, and none that is not declared. */
export type SafeFields<Declared, Given> = { readonly [K in keyof Given]: K extends keyof Declared ? Safe<Given[K]> : never };

export const DROPPED = '[dropped]' as Word;

/** Words of a list that the code brings, such as the routes of a build: any other text is `[dropped]`. */
export const wordsOf = (known: Iterable<string>): ((text: string) => Word) => {
  const words = new Set(known);
  return (text) => (words.has(text) ? (text as Word) : DROPPED);
};

const HOST = /^(?=.{1,80}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const ADDRESS = /^[\d.]+$/;

/** The name of a host that a program called; a network address, which could be somebody's, is `[dropped]`. */
export const hostWord = (host: string): Word => (HOST.test(host) && !ADDRESS.test(host) ? (host as Word) : DROPPED);
