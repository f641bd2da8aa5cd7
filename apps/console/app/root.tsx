import '@candid/ui/styles.css';
import './styles/console.css';
import './styles/ledger.css';
import { useNonce } from '@candid/remix-kit/react';
import { Notice, SkipLink } from '@candid/ui';
import type { LinksFunction } from '@remix-run/node';
import { Links, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useWords } from './words.tsx';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }];

/** The document around the page and around errors. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const nonce = useNonce();
  const { t, locale } = useWords();
  const scripted = nonce === undefined ? {} : { nonce };
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{t('console.title')}</title>
        <Links />
      </head>
      <body className="console">
        <SkipLink target="ledger">{t('console.skip')}</SkipLink>
        {children}
        <ScrollRestoration {...scripted} />
        <Scripts {...scripted} />
      </body>
    </html>
  );
};

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => {
  const { t } = useWords();
  return (
    <main id="ledger" className="console__main">
      <Notice tone="trouble" title={t('error.title')}>
        {t('error.body')}
      </Notice>
    </main>
  );
};
