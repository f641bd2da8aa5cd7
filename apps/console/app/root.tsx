import '@candid/ui/styles.css';
import './styles/console.css';
import './styles/ledger.css';
import { useNonce } from '@candid/remix-kit/react';
import { Notice, SkipLink } from '@candid/ui';
import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import { words } from './words.ts';

export const meta: MetaFunction = () => [{ title: words.t('console.title') }, { name: 'robots', content: 'noindex' }];

export const links: LinksFunction = () => [{ rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }];

/** The document around the page and around errors. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const nonce = useNonce();
  const scripted = nonce === undefined ? {} : { nonce };
  return (
    <html lang={words.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body className="console">
        <SkipLink target="ledger">{words.t('console.skip')}</SkipLink>
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

export const ErrorBoundary = () => (
  <main id="ledger" className="console__main">
    <Notice tone="trouble" title={words.t('error.title')}>
      {words.t('error.body')}
    </Notice>
  </main>
);
