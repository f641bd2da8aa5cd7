/** Languages that letters of ours can be written in. */
export const LETTER_LANGUAGES = ['en', 'de'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** The first of these tags that letters are written in; English where none is. @param tags such as `de-AT, en;q=0.5` */
export const letterLanguage = (tags: string | undefined): LetterLanguage => {
  const wanted = (tags ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  for (const tag of wanted) {
    const found = LETTER_LANGUAGES.find((language) => language === tag);
    if (found) return found;
  }
  return 'en';
};
