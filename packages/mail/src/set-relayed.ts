import { escapeHtml, STYLE } from './letter-html.ts';
import type { Words } from './languages.ts';
import type { LetterText } from './letters.ts';
import type { SetLetter } from './set-letter.ts';

/**
 * Sets what somebody wrote into the page's form in its two forms. Their words are text and nothing else, and none of them is in the subject:
 * whoever opens the mailbox sees what it is before what it says.
 */
export const setRelayed = (
  { t, locale }: Words,
  { about, words, due, link }: Extract<LetterText, { text: 'relayed-letter' }>,
  site: string,
): SetLetter => {
  const subject = t(`relayed-letter.subject.${about}`, { site });
  const notes = [
    t('relayed-letter.from', { site }),
    due === null ? t('relayed-letter.unanswerable') : t('relayed-letter.due', { due }),
  ];
  const html = [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.sheet}">`,
    `<h1 style="${STYLE.heading}">${escapeHtml(subject)}</h1>`,
    `<p style="white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(words)}</p>`,
    ...notes.map((note) => `<p style="${STYLE.small}">${escapeHtml(note)}</p>`),
    `<p style="${STYLE.small}"><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`,
    '</div></body></html>',
  ].join('\n');
  return { subject, text: `${[words, '-- ', ...notes, link].join('\n\n')}\n`, html };
};
