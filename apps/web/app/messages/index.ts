import type { ErrorCode } from '@candid/kernel';
import { createTranslator, type Translator } from '@candid/messages';
import { english } from './english.ts';
import { errorTexts, type ErrorText } from './errors.ts';
import { source, type Language } from './language.ts';

export { english } from './english.ts';

export type Words = Translator<typeof english> & {
  /** What to read for a failure. */
  readonly failure: (code: ErrorCode) => ErrorText;
};

/** The words of the web app. `timeZone` is `UTC` on the server and at first paint, then the reader's own. */
export const createWords = (timeZone?: string, { locale, messages, errors }: Language = source): Words => ({
  ...createTranslator(locale, english, { translation: messages, ...(timeZone !== undefined && { timeZone }) }),
  failure: (code) => errors[code] ?? errorTexts[code],
});

/** True when a text from outside is a failure that has words here. */
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorTexts, code);
