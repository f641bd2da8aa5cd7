import type { AnyLocale } from '@candid/messages';
import { german } from './german/index.ts';
import { source, type Language } from './language.ts';
import { arabicLooking, accented } from './pseudo.ts';

/** All languages of the web app, for the server, which writes each of them. */
export const languages: Readonly<Record<AnyLocale, Language>> = {
  en: source,
  de: german,
  'en-XA': accented,
  'ar-XB': arabicLooking,
};
