import type { PseudoLocale } from './locales.ts';
import type { Catalogue, Message, TranslationOf } from './message.ts';

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Ü',
};

const stretch = (text: string): string =>
  `⟦${text.replace(/(\{[^}]*\})|([aeiouAEIOU])/g, (_, placeholder: string | undefined, vowel: string | undefined) => placeholder ?? `${ACCENTS[vowel ?? '']}${vowel}`)}⟧`;

/** Right-to-left marks around each word make letters of Latin script run the other way. */
const turn = (text: string): string => `\u202e${stretch(text)}\u202c`;

const change = (message: Message, by: (text: string) => string): Message =>
  typeof message === 'string'
    ? by(message)
    : (Object.fromEntries(Object.entries(message).map(([name, text]) => [name, name === 'plural' ? text : by(text)])) as Message);

/**
 * A made-up language for tests: every text longer, accented and bracketed, so that text outside the catalogue stands out; for `ar-XB`
 * from right to left besides.
 */
export const pseudoTranslation = <C extends Catalogue>(catalogue: C, locale: PseudoLocale = 'en-XA'): TranslationOf<C> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [key, change(message, locale === 'ar-XB' ? turn : stretch)]),
  ) as TranslationOf<C>;
