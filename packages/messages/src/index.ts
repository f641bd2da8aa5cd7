export { defineMessages, placeholdersIn, type Catalogue, type Message, type ParamsOf, type TranslationOf } from './message.ts';
export { createTranslator, type Translator } from './translator.ts';
export { createFormats, type Formats } from './formats.ts';
export { pseudoTranslation } from './pseudo.ts';
