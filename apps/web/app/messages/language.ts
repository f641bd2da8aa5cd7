import type { ErrorCode } from '@candid/kernel';
import type { AnyLocale, TranslationOf } from '@candid/messages';
import type { english } from './english.ts';
import type { ErrorText } from './errors.ts';

/** A language of the web app: what it lacks is read in English. */
export interface Language {
  readonly locale: AnyLocale;
  readonly messages: Partial<TranslationOf<typeof english>>;
  readonly errors: Partial<Record<ErrorCode, ErrorText>>;
}

/** English itself, which the catalogues are written in. */
export const source: Language = { locale: 'en', messages: {}, errors: {} };
