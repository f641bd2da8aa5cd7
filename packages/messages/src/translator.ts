import { createFormats, type Formats } from './formats.ts';
import { fillPlaceholders, type Catalogue, type FormatKind, type Message, type ParamsOf } from './message.ts';

type Arguments<M extends Message> = unknown extends ParamsOf<M> ? [] : [params: ParamsOf<M>];

export type Translator<C extends Catalogue> = {
  readonly locale: string;
  readonly format: Formats;
  /** The text of a key in the translator's language; its parameters are checked against the source text. */
  readonly t: <K extends keyof C & string>(key: K, ...args: Arguments<C[K]>) => string;
};

type Params = Readonly<Record<string, unknown>>;

const isFormatKind = (formats: Formats, kind: string): kind is FormatKind => kind !== 'list' && Object.hasOwn(formats, kind);

const writeValue = (formats: Formats, value: unknown, kind: string | undefined): string => {
  if (kind === undefined || !isFormatKind(formats, kind)) return String(value);
  if (kind === 'time' || kind === 'date') return formats[kind](value as Date);
  return formats[kind](Number(value));
};

/** Options: `timeZone` for times and dates; without one the machine's own is used. */
export const createTranslator = <C extends Catalogue>(
  locale: string,
  catalogue: C,
  options: { readonly timeZone?: string } = {},
): Translator<C> => {
  const format = createFormats(locale, options.timeZone);
  const plurals = new Intl.PluralRules(locale);
  const textOf = (message: Message, params: Params): string => {
    if (typeof message === 'string') return message;
    return plurals.select(Number(params[message.plural])) === 'one' ? message.one : message.other;
  };
  return {
    locale,
    format,
    t: (key, ...args) => {
      const params: Params = (args[0] as Params | undefined) ?? {};
      return fillPlaceholders(textOf(catalogue[key] as Message, params), (name, kind) => writeValue(format, params[name], kind));
    },
  };
};
