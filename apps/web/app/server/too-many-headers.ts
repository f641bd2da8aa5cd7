import { createWords } from '../messages/index.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * What a person reads whose browser sends more headers than are read. It stands before anything else of the program, so it needs
 * nothing: no style, no script, no language of the reader's.
 */
export const tooManyHeadersPage = (): string => {
  const { t } = createWords();
  const [title, what, advice] = [t('headers.title'), t('headers.what'), t('headers.advice')].map(escape);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light dark"><title>${title}</title></head>`,
    `<body><main><h1>${title}</h1><p>${what}</p><p>${advice}</p></main></body></html>`,
  ].join('');
};
