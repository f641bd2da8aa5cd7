import { newId } from '@candid/kernel';
import { codeOf, isDefect, statusOf } from '@candid/remix-kit';
import type { AppLoadContext } from '@remix-run/node';
import type { LetterboxApi, SupportApi } from '@candid/application';
import type { RefusedLetter } from '../contact/letter-fields.tsx';
import type { RelayView, SentRelay } from '../contact/relay-form.tsx';
import { readLetter, typedOf } from './letter-form.ts';

/** What came of a letter. */
export type LetterAnswer = { readonly due: string } | { readonly relayed: SentRelay } | RefusedLetter;

/** What the page is told of the letterbox. */
export const relayViewOf = (
  { mailbox, longest, transit }: LetterboxApi,
  { csrfToken }: AppLoadContext['session'],
): RelayView => ({
  mailbox,
  longest,
  transit,
  csrfToken,
  form: newId(),
});

const refuse = (problem: RefusedLetter['problem'], fields: ReadonlyMap<string, string>): Response =>
  Response.json({ problem, typed: typedOf(fields) } satisfies RefusedLetter, { status: statusOf(problem) });

/** A letter that is kept, of somebody with an account or of anybody (HI-04, CR-05, OD-18). */
export const keepLetter = async (
  request: Request,
  { session, locale, support }: Pick<AppLoadContext, 'session' | 'locale'> & { readonly support: SupportApi },
): Promise<LetterAnswer | Response> => {
  const isSignedIn = session.account !== null;
  const fields = new Map<string, string>();
  try {
    const files = await readLetter(request, support, fields);
    if (isSignedIn) session.verifyForm(fields.get('csrf'));
    const account = isSignedIn ? session.subjectId : null;
    const due = await support.send({ ...typedOf(fields), language: locale, account, files });
    return { due: due.toISOString() };
  } catch (error) {
    const problem = codeOf(error);
    if (isDefect(problem)) throw error;
    return refuse(problem, fields);
  }
};

/** The form takes no files here. */
const NO_FILES = { files: { most: 0, bytes: 0 } };

/**
 * A letter that is handed on (NA-06, NA-14). A session that ended while it was written takes nothing from it: what was typed comes back, in a form of
 * the session that is there now.
 */
export const relayLetter = async (
  request: Request,
  { session, locale, letterbox }: Pick<AppLoadContext, 'session' | 'locale'> & { readonly letterbox: LetterboxApi },
): Promise<LetterAnswer | Response> => {
  const fields = new Map<string, string>();
  try {
    await readLetter(request, NO_FILES, fields);
    if (session.id !== null) session.verifyForm(fields.get('csrf'));
    const form = fields.get('form') ?? '';
    const sent = await letterbox.send({ ...typedOf(fields), form, session: session.id, language: locale });
    return { relayed: { due: sent.due.toISOString(), until: sent.until.toISOString(), isAnswerable: sent.isAnswerable } };
  } catch (error) {
    const problem = codeOf(error);
    if (isDefect(problem)) throw error;
    return refuse(problem, fields);
  }
};
