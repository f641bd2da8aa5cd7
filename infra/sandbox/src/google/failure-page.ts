import type { Configuration } from 'oidc-provider';
import { html } from '../pages/html.ts';
import { headersOf, renderPage, type Page } from '../pages/page.ts';
import { t } from './words.ts';

const pageFor = (error: string, detail: string): Page => {
  const isOver = error === 'invalid_request' && /session|expired/i.test(detail);
  const title = isOver ? t('over.title') : t('wrong.title');
  const text = isOver ? t('over.text') : t('wrong.text', { error, detail });
  return {
    title,
    banner: t('banner'),
    main: html`<h1>${title}</h1>
      <p>${text}</p>`,
  };
};

/** The page that a browser gets where a request cannot be sent back to its client. */
export const renderFailure: NonNullable<Configuration['renderError']> = (ctx, { error, error_description: detail }) => {
  const page = pageFor(error, detail ?? '');
  ctx.set(headersOf(page));
  ctx.body = renderPage(page);
};

/** The same page for a choice whose sign-in is gone. */
export const overPage = (): Page => ({ ...pageFor('invalid_request', 'expired'), status: 400 });
