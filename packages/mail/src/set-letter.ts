import type { Words } from './languages.ts';
import { escapeHtml, STYLE } from './letter-html.ts';
import type { LetterText } from './letters.ts';
import { setNewsletter } from './set-newsletter.ts';
import { setRelayed } from './set-relayed.ts';

/** A letter as it goes into the envelope. */
export interface SetLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one press (RFC 8058) or a mail ends such letters; left out where there is nothing to end. */
  readonly leave?: string;
}

interface Parts {
  readonly subject: string;
  readonly body: string;
  readonly more: string;
  readonly action: string;
  readonly note: string;
}

/** A letter whose words are ours, and neither the operator's nor whoever wrote to them. */
type FixedText = Exclude<LetterText, { text: 'newsletter' | 'update' | 'relayed-letter' }>;

/** What says no values: above, below, and on the button. */
const frameOf = ({ t }: Words, text: FixedText['text']): Pick<Parts, 'subject' | 'action' | 'note'> => ({
  subject: t(`${text}.subject`),
  action: t(`${text}.action`),
  note: t(`${text}.note`),
});

/** A changed policy: the version, from when on it counts, and which pages change. */
const changeParts = (
  { t }: Words,
  { text, version, from, pages }: Extract<LetterText, { text: 'policy-change' }>,
  site: string,
): Parts => ({
  subject: t(`${text}.subject`, { from }),
  body: t(`${text}.body`, { site, version: new Date(version), from }),
  more: t(`${text}.more`, { pages }),
  action: t(`${text}.action`),
  note: t(`${text}.note`, { from }),
});

/** Where an answer says yes, and how long it may take. */
const updatesParts = (
  words: Words,
  { text, answerTo: address, lifetime }: Extract<LetterText, { text: 'updates-confirm' }>,
  site: string,
): Parts => ({
  ...frameOf(words, text),
  body: words.t(`${text}.body`, { site }),
  more: words.t(`${text}.more`, { address, lifetime }),
});

const partsOf = (words: Words, content: FixedText, site: string): Parts => {
  const { t } = words;
  switch (content.text) {
    case 'sign-up':
    case 'reset':
    case 'address-confirm':
    case 'newsletter-confirm': {
      const { text, lifetime } = content;
      const more = {
        'sign-up': t('sign-up.more', { lifetime }),
        reset: t('reset.more', { lifetime }),
        'address-confirm': t('address-confirm.more', { lifetime }),
        'newsletter-confirm': t('newsletter-confirm.more', { lifetime }),
      };
      return { ...frameOf(words, text), body: t(`${text}.body`, { site }), more: more[text] };
    }
    case 'updates-confirm':
      return updatesParts(words, content, site);
    case 'sign-up-known':
    case 'address-taken': {
      const { text } = content;
      return {
        ...frameOf(words, text),
        body: t(`${text}.body`, { site }),
        more: t(`${text}.more`),
      };
    }
    case 'password-changed':
    case 'address-asked':
    case 'address-welcome':
    case 'address-returned': {
      const { text, at } = content;
      return {
        ...frameOf(words, text),
        body: t(`${text}.body`, { site, at }),
        more: t(`${text}.more`),
      };
    }
    case 'address-changed': {
      const { text, at, lifetime } = content;
      return {
        ...frameOf(words, text),
        body: t(`${text}.body`, { site, at }),
        more: t(`${text}.more`, { lifetime }),
      };
    }
    case 'letter-received': {
      const { text, due, address } = content;
      return {
        ...frameOf(words, text),
        body: t(`${text}.body`, { site }),
        more: t(`${text}.more`, { due, address }),
      };
    }
    case 'policy-change':
      return changeParts(words, content, site);
    case 'new-device': {
      const { text, at } = content;
      const device = content.device ?? t('new-device.unknown');
      return {
        ...frameOf(words, text),
        body: t(`${text}.body`, { site, at, device }),
        more: t(`${text}.more`),
      };
    }
  }
};

const htmlOf = (
  { t, locale }: Words,
  { subject, body, more, action, note }: Parts,
  { link, site }: { link: string; site: string },
): string =>
  [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.sheet}">`,
    `<h1 style="${STYLE.heading}">${escapeHtml(subject)}</h1>`,
    `<p>${escapeHtml(body)}</p>`,
    `<p>${escapeHtml(more)}</p>`,
    `<p><a href="${escapeHtml(link)}" style="${STYLE.button}">${escapeHtml(action)}</a></p>`,
    `<p>${escapeHtml(note)}</p>`,
    `<p style="${STYLE.small}">${escapeHtml(t('letter.button'))}<br>${escapeHtml(link)}</p>`,
    `<p style="${STYLE.small}">${escapeHtml(t('letter.footer', { site }))}</p>`,
    '</div></body></html>',
  ].join('\n');

/**
 * Sets a letter in its two forms. Values are escaped where they stand; nothing a person typed reaches a header.
 * @param site the name people know the place by: its host
 */
export const setLetter = (words: Words, content: LetterText, site: string): SetLetter => {
  if (content.text === 'newsletter' || content.text === 'update') return setNewsletter(words, content, site);
  if (content.text === 'relayed-letter') return setRelayed(words, content, site);
  const parts = partsOf(words, content, site);
  const { link } = content;
  const text = [parts.body, parts.more, `${parts.action}:\n${link}`, parts.note, `-- \n${words.t('letter.footer', { site })}`];
  return { subject: parts.subject, text: `${text.join('\n\n')}\n`, html: htmlOf(words, parts, { link, site }) };
};
