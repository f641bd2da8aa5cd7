/** How a parameter is written in a message: `{name}` takes it as it is, `{name:kind}` formats it by Intl. */
export type FormatKind = 'number' | 'bytes' | 'duration' | 'span' | 'within' | 'money' | 'time' | 'date' | 'list';

/**
 * One message: a text with `{placeholders}`, or one text per plural category of a named numeric parameter.
 * A placeholder kind decides the parameter's type: `time` and `date` take a Date, the other kinds a number
 * (`duration`, `span` and `within` in milliseconds, `money` in micro-USD, `bytes` in bytes), `list` texts, none takes text or a number.
 */
export type Message = string | PluralMessage;
/** Categories are those of CLDR; one that a language has and a text leaves out reads as `other`. */
export type PluralMessage = { readonly plural: string; readonly other: string } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};
export type Catalogue = Readonly<Record<string, Message>>;

type ValueOf<K extends string> = K extends 'time' | 'date'
  ? Date
  : K extends 'list'
    ? readonly string[]
    : K extends FormatKind
      ? number
      : string | number;

type PlaceholderValue<P extends string> = P extends `${infer Name}:${infer Kind}`
  ? { readonly [N in Name]: ValueOf<Kind> }
  : { readonly [N in P]: string | number };

type TextParams<T extends string> = T extends `${string}{${infer P}}${infer Rest}`
  ? PlaceholderValue<P> & TextParams<Rest>
  : unknown;

/** The parameters a message needs, read out of its text. */
export type ParamsOf<M extends Message> = M extends string
  ? TextParams<M>
  : M extends PluralMessage
    ? TextParams<M['other']> & { readonly [N in M['plural']]: number }
    : never;

/** The same keys as a source catalogue, with texts of another language. */
export type TranslationOf<C extends Catalogue> = { readonly [K in keyof C]: Message };

/** Declares a catalogue and keeps its texts as literal types, so that keys and parameters are checked where they are used. */
export const defineMessages = <const C extends Catalogue>(catalogue: C): C => catalogue;

const PLACEHOLDER = /\{(\w+)(?::(\w+))?\}/g;

/** The placeholders of a text, as written: `name` or `name:kind`. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[0].slice(1, -1));

/** All texts of a message, whatever its plural forms. */
export const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.entries(message).flatMap(([name, text]) => (name === 'plural' ? [] : [text]));

const namesIn = (message: Message): Set<string> =>
  new Set(textsOf(message).flatMap((text) => placeholdersIn(text).map((placeholder) => placeholder.split(':')[0] ?? '')));

/** What is wrong with a translation: keys it lacks, keys of its own, and keys whose parameters differ from the source's. */
export const compareCatalogues = (
  source: Catalogue,
  translation: Partial<Catalogue>,
): { readonly missing: string[]; readonly unknown: string[]; readonly differing: string[] } => ({
  missing: Object.keys(source).filter((key) => !Object.hasOwn(translation, key)),
  unknown: Object.keys(translation).filter((key) => !Object.hasOwn(source, key)),
  differing: Object.entries(source).flatMap(([key, message]) => {
    const translated = translation[key];
    return translated === undefined || namesIn(message).symmetricDifference(namesIn(translated)).size === 0 ? [] : [key];
  }),
});

/** Replaces each placeholder by what `write` returns for its name and kind. */
export const fillPlaceholders = (text: string, write: (name: string, kind: string | undefined) => string): string =>
  text.replace(PLACEHOLDER, (_, name: string, kind: string | undefined) => write(name, kind));
