import { escapeHtml } from './letter-html.ts';

/** One letter in each language, beside each other. */
export interface PreviewRow {
  readonly name: string;
  /** `file`: the name of its files, without their endings. */
  readonly letters: readonly {
    readonly locale: string;
    readonly subject: string;
    readonly text: string;
    readonly file: string;
  }[];
}

const STYLE = `body{margin:0;padding:24px;font:15px/1.5 Georgia,serif;background:#e9e4da;color:#1f1d1a}
h2{font:600 15px/1.4 monospace;margin:40px 0 12px}
.row{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:24px}
iframe{width:100%;height:34rem;border:1px solid #c9c1b2;background:#f4f1ea}
pre{white-space:pre-wrap;font:12px/1.5 monospace;border:1px solid #c9c1b2;padding:16px;margin:8px 0 0}`;

const letterOf = ({ locale, subject, text, file }: PreviewRow['letters'][number]): string =>
  [
    `<section lang="${locale}"><p><b>${escapeHtml(subject)}</b> (${locale})</p>`,
    `<iframe sandbox src="${file}.html" title="${escapeHtml(subject)}"></iframe>`,
    `<details><summary>${file}.txt</summary><pre>${escapeHtml(text)}</pre></details></section>`,
  ].join('\n');

/** A page of this machine that shows every letter, as HTML and as text. */
export const previewPage = (rows: readonly PreviewRow[]): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>Letters</title><style>${STYLE}</style></head><body>`,
    ...rows.map(({ name, letters }) => `<h2>${name}</h2><div class="row">${letters.map(letterOf).join('\n')}</div>`),
    '</body></html>',
  ].join('\n');
