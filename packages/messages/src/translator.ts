import { createFormats, type Formats } from './formats.ts';
import { fillPlaceholders, type Catalogue, type FormatKind, type Message, type ParamsOf, type TranslationOf } from './message.ts';

type Arguments<M extends Message> = unknown extends ParamsOf<M> ? [] : [params: ParamsOf<M>];

export type Translator<C extends Catalogue> = {
  readonly locale: string;
  readonly format: Formats;
  /** The text of a key in the translator's language; its parameters are checked against the source text. */
  readonly t: <K extends keyof C & string>(key: K, ...args: Arguments<C[K]>) => string;
};

type Params = Readonly<Record<string, unknown>>;

const isFormatKind = (formats: Formats, kind: string): kind is FormatKind => Object.hasOwn(formats, kind);

const writeValue = (formats: Formats, value: unknown, kind: string | undefined): string => {
  if (kind === undefined || !isFormatKind(formats, kind)) return String(value);
  if (kind === 'time' || kind === 'date') return formats[kind](value as Date);
  if (kind === 'list') return formats.list(value as readonly string[]);
  return formats[kind](Number(value));
};

export interface TranslatorOptions<C extends Catalogue> {
  /** For times and dates; without one the machine's own is used. */
  readonly timeZone?: string;
  /** Texts of the locale's language; a key it lacks reads as in the source. */
  readonly translation?: Partial<TranslationOf<C>>;
}

/** Writes the messages of a source catalogue, or of its translation, by the rules of a locale. */
export const createTranslator = <C extends Catalogue>(
  locale: string,
  catalogue: C,
  { timeZone, translation }: TranslatorOptions<C> = {},
): Translator<C> => {
  const format = createFormats(locale, timeZone);
  let plurals: Intl.PluralRules | undefined;
  const textOf = (message: Message, params: Params): string =>
    typeof message === 'string'
      ? message
      : (message[(plurals ??= new Intl.PluralRules(locale)).select(Number(params[message.plural]))] ?? message.other);
  return {
    locale,
    format,
    t: (key, ...args) => {
      const params: Params = (args[0] as Params | undefined) ?? {};
      const message = (translation?.[key] ?? catalogue[key]) as Message;
      return fillPlaceholders(textOf(message, params), (name, kind) => writeValue(format, params[name], kind));
    },
  };
};
