import { pseudoTranslation, type PseudoLocale } from '@candid/messages';
import { english } from './english.ts';
import { errorTexts } from './errors.ts';
import type { Language } from './language.ts';

const madeUp = (locale: PseudoLocale): Language => ({
  locale,
  messages: pseudoTranslation(english, locale),
  errors: Object.fromEntries(
    Object.entries(errorTexts).map(([code, text]) => [code, pseudoTranslation(text, locale)]),
  ) as Language['errors'],
});

/** Longer and accented: what is too narrow, or not in the catalogue, shows. */
export const accented: Language = madeUp('en-XA');
/** From right to left. */
export const arabicLooking: Language = madeUp('ar-XB');
