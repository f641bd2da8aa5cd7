/** How a parameter is written in a message: `{name}` takes it as it is, `{name:kind}` formats it by Intl. */
export type FormatKind = 'number' | 'bytes' | 'duration' | 'span' | 'money' | 'time' | 'date';

/**
 * One message: a text with `{placeholders}`, or one text per plural category of a named numeric parameter.
 * A placeholder kind decides the parameter's type: `time` and `date` take a Date, the other kinds a number
 * (`duration` and `span` in milliseconds, `money` in micro-USD, `bytes` in bytes), none takes text or a number.
 */
export type Message = string | PluralMessage;
export type PluralMessage = { readonly plural: string; readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

type ValueOf<K extends string> = K extends 'time' | 'date' ? Date : K extends FormatKind ? number : string | number;

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

/** Replaces each placeholder by what `write` returns for its name and kind. */
export const fillPlaceholders = (text: string, write: (name: string, kind: string | undefined) => string): string =>
  text.replace(PLACEHOLDER, (_, name: string, kind: string | undefined) => write(name, kind));
