/** Languages the product speaks in full; the first is the one all others are checked against. */
export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** Made-up languages for looking at pages: accented and longer, and the same from right to left. */
export const PSEUDO_LOCALES = ['en-XA', 'ar-XB'] as const;
export type PseudoLocale = (typeof PSEUDO_LOCALES)[number];

export type AnyLocale = Locale | PseudoLocale;

export const DEFAULT_LOCALE: Locale = LOCALES[0];

/** The parameter of an address that chooses the language of its page. */
export const LANGUAGE_PARAMETER = 'lang';

/** The name of each language in itself: whoever looks for it reads it. */
export const LOCALE_NAMES = {
  en: 'English',
  de: 'Deutsch',
  'en-XA': 'Ţéšţ',
  'ar-XB': 'ţšéŢ',
} as const satisfies Record<AnyLocale, string>;

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr');

/** True for a language the product speaks. */
export const isLocale = (tag: unknown): tag is Locale => LOCALES.some((locale) => locale === tag);

/** True for one of the made-up languages. */
export const isPseudoLocale = (tag: unknown): tag is PseudoLocale => PSEUDO_LOCALES.some((locale) => locale === tag);

type Wish = { readonly language: string; readonly weight: number };

const wishOf = (part: string): Wish => {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { language: tag.toLowerCase().split('-')[0] ?? '', weight: weight >= 0 && weight <= 1 ? weight : 0 };
};

/** Longer headers than any browser sends are not worth reading to the end. */
const LONGEST_HEADER = 1_000;

/**
 * The language a browser asks for by `Accept-Language`, as far as the product speaks it: the highest weight wins, the first of equals. A
 * regional form is served by its language (`de-AT` by `de`), `*` by the default; a weight of 0 or nonsense asks for nothing.
 */
export const negotiateLocale = (header: string | null): Locale => {
  const wishes = (header ?? '').slice(0, LONGEST_HEADER).split(',').map(wishOf);
  let best: { readonly locale: Locale; readonly weight: number } = { locale: DEFAULT_LOCALE, weight: 0 };
  for (const { language, weight } of wishes) {
    const locale = language === '*' ? DEFAULT_LOCALE : LOCALES.find((one) => one === language);
    if (locale !== undefined && weight > best.weight) best = { locale, weight };
  }
  return best.locale;
};
