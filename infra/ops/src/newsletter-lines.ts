import type { GivenOut, IssueTexts } from '@candid/announcing';

export interface IssueFacts {
  readonly readers: number;
  /** What was given out of it before this command; null for nothing. */
  readonly before: GivenOut | null;
  /** This command gave it out. */
  readonly isSent: boolean;
}

const stateLine = ({ readers, before, isSent }: IssueFacts): string => {
  if (before !== null) {
    const how = before.isDone ? 'done' : 'under way';
    return `Given out on ${before.at.toISOString()} (${how}, letters: ${before.letters}). The same texts are not sent twice.`;
  }
  return isSent
    ? `Given out. Readers: ${readers}. A running worker sends it; without one the next start does.`
    : `Not given out. Readers: ${readers}. Send it with --send.`;
};

/** An issue as the terminal shows it: each language, then what becomes of it. */
export const issueLines = (texts: IssueTexts, facts: IssueFacts): string => {
  const letters = Object.entries(texts).map(
    ([locale, { subject, paragraphs }]) => `${locale}  ${subject}\n\n${paragraphs.map((text) => `    ${text}\n`).join('\n')}`,
  );
  return `${letters.join('\n')}\n${stateLine(facts)}\n`;
};
