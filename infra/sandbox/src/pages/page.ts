import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Call } from '../call.ts';
import { html, type Html } from './html.ts';

export interface Page {
  readonly status?: number;
  readonly title: string;
  /** Says on every page whose place this stand-in takes. */
  readonly banner: string;
  readonly main: Html;
  /** Origins a form may end up at besides our own: a browser holds redirects after a form to this as well. */
  readonly formTargets?: readonly string[];
}

/** Where the one style sheet of all pages lies. */
export const STYLE_PATH = '/pages.css';

const readStyles = (): string =>
  [import.meta.resolve('@candid/ui/tokens.css'), new URL('pages.css', import.meta.url).href]
    .map((url) => readFileSync(fileURLToPath(url), 'utf8'))
    .join('\n');

export const sendStyle = ({ response }: Pick<Call, 'response'>): void => {
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(readStyles());
};

const policyFor = (formTargets: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "frame-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ');

/** What every answer that a browser shows is sent with. */
export const pageHeaders = (contentType: string, policy: string): Record<string, string> => ({
  'content-type': contentType,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

export const renderPage = ({ title, banner, main }: Page): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <p class="banner">${banner}</p>
        <main>${main}</main>
      </body>
    </html>`.markup;

export const headersOf = (page: Page): Record<string, string> =>
  pageHeaders('text/html; charset=utf-8', policyFor(page.formTargets ?? []));

export const sendPage = ({ response }: Pick<Call, 'response'>, page: Page): void => {
  response.writeHead(page.status ?? 200, headersOf(page));
  response.end(renderPage(page));
};
