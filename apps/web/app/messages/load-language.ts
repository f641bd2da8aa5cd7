import { source, type Language } from './language.ts';

/** The words of the page's language; a browser loads no other. An unknown tag reads as the source. */
export const loadLanguage = async (locale: string): Promise<Language> => {
  switch (locale) {
    case 'de':
      return (await import('./german/index.ts')).german;
    case 'en-XA':
      return (await import('./pseudo.ts')).accented;
    case 'ar-XB':
      return (await import('./pseudo.ts')).arabicLooking;
    default:
      return source;
  }
};
