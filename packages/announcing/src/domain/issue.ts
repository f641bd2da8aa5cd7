import { AppError } from '@candid/kernel';
import { LOCALES, type Locale } from '@candid/messages';
import { createHash } from 'node:crypto';

/** A newsletter in one language: plain text, its paragraphs one by one. */
interface IssueText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export type IssueTexts = Readonly<Record<Locale, IssueText>>;

const MAX_SUBJECT = 120;
const MAX_PARAGRAPHS = 60;
const MAX_PARAGRAPH = 4_000;
// What could end a header or hide a text: control characters, line breaks, and marks that turn the direction of writing.
const UNSEEMLY = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const fault = (problem: string): AppError =>
  new AppError('config_invalid', { lines: `The newsletter cannot be sent: ${problem}.` });

const isPlain = (value: unknown, limit: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= limit && !UNSEEMLY.test(value) && value.isWellFormed();

const readText = (locale: Locale, given: unknown): IssueText => {
  const { subject, paragraphs } = (given ?? {}) as { subject?: unknown; paragraphs?: unknown };
  if (!isPlain(subject, MAX_SUBJECT)) throw fault(`${locale}.subject is not one line of at most ${MAX_SUBJECT} characters`);
  const isList = Array.isArray(paragraphs) && paragraphs.length > 0 && paragraphs.length <= MAX_PARAGRAPHS;
  if (!isList || !paragraphs.every((one: unknown) => isPlain(one, MAX_PARAGRAPH)))
    throw fault(`${locale}.paragraphs is not a list of 1 to ${MAX_PARAGRAPHS} texts, each of one line`);
  return { subject, paragraphs };
};

/**
 * Reads the file of a newsletter: JSON with a subject and paragraphs for each language.
 * @throws AppError `config_invalid` that says what does not fit
 */
export const readIssue = (text: string): { readonly texts: IssueTexts; readonly hash: string } => {
  let given: Record<string, unknown> | null;
  try {
    given = JSON.parse(text) as typeof given;
  } catch {
    throw fault('it is not JSON');
  }
  const texts = Object.fromEntries(LOCALES.map((locale) => [locale, readText(locale, given?.[locale])])) as IssueTexts;
  return { texts, hash: createHash('sha256').update(JSON.stringify(texts)).digest('hex') };
};
