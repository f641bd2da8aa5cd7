import { escapeHtml, STYLE } from './letter-html.ts';
import type { Words } from './languages.ts';
import type { LetterText } from './letters.ts';
import type { SetLetter } from './set-letter.ts';

type News = Extract<LetterText, { text: 'newsletter' | 'update' }>;

/** Why it came, and how it ends. */
const footOf = ({ t }: Words, content: News, site: string): { readonly why: string; readonly leave: string } =>
  content.text === 'update'
    ? { why: t('update.why', { site }), leave: t('update.leave', { address: content.leaveTo }) }
    : { why: t('newsletter.why', { site }), leave: t('newsletter.leave') };

/**
 * Sets a newsletter in its two forms. The operator's words are text and nothing else: no markup, no picture that would tell who opens it,
 * no link but the one that ends it.
 */
export const setNewsletter = (words: Words, content: News, site: string): SetLetter => {
  const { subject, paragraphs, link } = content;
  const { why, leave } = footOf(words, content, site);
  const html = [
    '<!doctype html>',
    `<html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.sheet}">`,
    `<h1 style="${STYLE.heading}">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p style="${STYLE.small}">${escapeHtml(why)}<br><a href="${escapeHtml(link)}">${escapeHtml(leave)}</a></p>`,
    '</div></body></html>',
  ].join('\n');
  const text = [...paragraphs, `-- \n${why}\n${content.text === 'update' ? leave : `${leave}:\n${link}`}`].join('\n\n');
  return { subject, text: `${text}\n`, html, leave: link };
};
