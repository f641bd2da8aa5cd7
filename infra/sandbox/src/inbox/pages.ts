import { html, type Html } from '../pages/html.ts';
import type { Page } from '../pages/page.ts';
import { INBOX_PATH } from './paths.ts';
import type { Letter } from './letters.ts';
import { splitLinks } from './links.ts';
import { t } from './words.ts';

const time = (receivedAt: string): Html => {
  const at = new Date(receivedAt);
  return html`<time datetime="${receivedAt}">${t('time', { day: at, time: at })}</time>`;
};

const subjectOf = ({ subject }: Letter): string => (subject === '' ? t('no-subject') : subject);

const row = (letter: Letter): Html =>
  html`<li>
    <a class="letter" href="${INBOX_PATH}/${letter.id}">
      <bdi class="subject">${subjectOf(letter)}</bdi>
      <small><bdi>${letter.recipients.join(', ')}</bdi></small>
      <small class="when">${time(letter.receivedAt)}</small>
    </a>
  </li>`;

/** All letters, newest first. */
export const inboxPage = (letters: readonly Letter[]): Page => ({
  title: t('title'),
  banner: t('banner'),
  main: html`<h1>${t('title')}</h1>
    <div class="bar">
      <span>${t('count', { n: letters.length })}</span>
      <a href="${INBOX_PATH}">${t('again')}</a>
      ${
        letters.length === 0
          ? null
          : html`<form method="post" action="${INBOX_PATH}/delete-all"><button class="button">${t('delete-all')}</button></form>`
      }
    </div>
    ${
      letters.length === 0
        ? html`<p class="card">${t('empty')}</p>`
        : html`<ul class="card card--flush rows">
            ${letters.map(row)}
          </ul>`
    }`,
});

const attachmentText = ({ name, type, byteSize }: Letter['attachments'][number]): string =>
  t('attachment', { name: name === '' ? t('no-name') : name, type, size: byteSize });

const facts = (letter: Letter): Html =>
  html`<dl class="facts">
    <dt>${t('to')}</dt>
    <dd><bdi>${letter.recipients.join(', ')}</bdi></dd>
    <dt>${t('from')}</dt>
    <dd><bdi>${letter.from}</bdi></dd>
    <dt>${t('received')}</dt>
    <dd>${time(letter.receivedAt)}</dd>
    ${
      letter.attachments.length === 0
        ? null
        : html`<dt>${t('attachments')}</dt>
            ${letter.attachments.map((one) => html`<dd>${attachmentText(one)}</dd>`)}`
    }
  </dl>`;

const htmlPart = ({ id }: Letter): Html =>
  html`<section>
    <h2 id="html">${t('html')}</h2>
    <iframe
      class="sheet"
      src="${INBOX_PATH}/${id}/html"
      title="${t('html')}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
  </section>`;

const textPart = ({ text }: Letter): Html =>
  html`<section>
    <h2 id="text">${t('text')}</h2>
    ${
      text === null
        ? html`<p class="card">${t('no-text')}</p>`
        : html`<pre class="card" tabindex="0" aria-labelledby="text">
${splitLinks(text).map((part) => (part.isLink ? html`<a href="${part.text}">${part.text}</a>` : part.text))}</pre>`
    }
  </section>`;

export const letterPage = (letter: Letter): Page => ({
  title: subjectOf(letter),
  banner: t('banner'),
  main: html`<nav class="bar">
      <a href="${INBOX_PATH}">${t('back')}</a>
      <a href="${INBOX_PATH}/${letter.id}/raw">${t('raw')}</a>
    </nav>
    <h1><bdi>${subjectOf(letter)}</bdi></h1>
    ${facts(letter)} ${letter.html === null ? null : htmlPart(letter)} ${textPart(letter)}`,
});

export const gonePage = (): Page => ({
  status: 404,
  title: t('gone'),
  banner: t('banner'),
  main: html`<h1>${t('gone')}</h1>
    <p>${t('gone.text')}</p>
    <p><a href="${INBOX_PATH}">${t('back')}</a></p>`,
});
