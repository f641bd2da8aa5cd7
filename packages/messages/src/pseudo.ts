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

const stretchMessage = (message: Message): Message =>
  typeof message === 'string'
    ? stretch(message)
    : { plural: message.plural, one: stretch(message.one), other: stretch(message.other) };

/** A made-up language for tests: every text longer, accented and bracketed, so that text outside the catalogue stands out. */
export const pseudoTranslation = <C extends Catalogue>(catalogue: C): TranslationOf<C> =>
  Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, stretchMessage(message)])) as TranslationOf<C>;
