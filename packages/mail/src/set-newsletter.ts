import { escapeHtml, STYLE } from './letter-html.ts';
import type { Words } from './languages.ts';
import type { LetterText } from './letters.ts';
import type { SetLetter } from './set-letter.ts';

/**
 * Sets a newsletter in its two forms. The operator's words are text and nothing else: no markup, no picture that would tell who opens it,
 * no link but the one that ends it.
 */
export const setNewsletter = (
  { t, locale }: Words,
  { subject, paragraphs, link }: Extract<LetterText, { text: 'newsletter' }>,
  site: string,
): SetLetter => {
  const why = t('newsletter.why', { site });
  const html = [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.sheet}">`,
    `<h1 style="${STYLE.heading}">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p style="${STYLE.small}">${escapeHtml(why)}<br><a href="${escapeHtml(link)}">${escapeHtml(t('newsletter.leave'))}</a></p>`,
    '</div></body></html>',
  ].join('\n');
  const text = [...paragraphs, `-- \n${why}\n${t('newsletter.leave')}:\n${link}`].join('\n\n');
  return { subject, text: `${text}\n`, html, leave: link };
};
