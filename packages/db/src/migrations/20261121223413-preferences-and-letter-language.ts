import type { Migration } from '../migrate-forward.ts';

/** Language and light that somebody keeps with their account (HI-16), and the language in which a letter was asked for. */
export const preferencesAndLetterLanguage: Migration = {
  name: '20261121223413-preferences-and-letter-language',
  sql: `
    ALTER TABLE account ADD COLUMN language text CHECK (length(language) <= 20);
    ALTER TABLE account ADD COLUMN theme text CHECK (theme IN ('light', 'dark'));
    ALTER TABLE mail_delivery ADD COLUMN language text CHECK (length(language) <= 20);
  `,
};
