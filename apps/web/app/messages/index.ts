import type { ErrorCode } from '@candid/kernel';
import { createTranslator, type Translator } from '@candid/messages';
import { errorTexts, type ErrorText } from './errors.ts';
import { pageMessages } from './pages.ts';
import { peopleMessages } from './people.ts';
import { studioMessages } from './studio.ts';

/** Every word of the web app in English, the language all others are checked against. */
export const english = { ...studioMessages, ...pageMessages, ...peopleMessages };

export type Words = Translator<typeof english> & {
  /** What to read for a failure. */
  readonly failure: (code: ErrorCode) => ErrorText;
};

/** The words of the web app. `timeZone` is `UTC` on the server and at first paint, then the reader's own. */
export const createWords = (timeZone?: string): Words => ({
  ...createTranslator('en', english, timeZone === undefined ? {} : { timeZone }),
  failure: (code) => errorTexts[code],
});

/** True when a text from outside is a failure that has words here. */
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorTexts, code);
