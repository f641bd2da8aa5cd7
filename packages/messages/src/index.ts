export {
  compareCatalogues,
  defineMessages,
  placeholdersIn,
  textsOf,
  type Catalogue,
  type Message,
  type ParamsOf,
  type TranslationOf,
} from './message.ts';
export { createTranslator, type Translator } from './translator.ts';
export { createFormats, type Formats } from './formats.ts';
export { pseudoTranslation } from './pseudo.ts';
export {
  DEFAULT_LOCALE,
  directionOf,
  isLocale,
  isPseudoLocale,
  LANGUAGE_PARAMETER,
  LOCALE_NAMES,
  LOCALES,
  negotiateLocale,
  PSEUDO_LOCALES,
  type AnyLocale,
  type Locale,
  type PseudoLocale,
} from './locales.ts';
