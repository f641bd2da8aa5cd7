import '@candid/ui/styles.css';
import './styles/index.css';
import { defineLoader } from '@candid/remix-kit';
import { useNonce } from '@candid/remix-kit/react';
import { SkipLink } from '@candid/ui';
import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { createWords } from './messages/index.ts';
import { policyView } from './server/policy-view.ts';
import { ErrorPage } from './shell/error-page.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { useWords, WordsProvider } from './shell/words.tsx';

export const loader = defineLoader({
  handle: ({ context }) => ({
    policy: policyView(context.policy),
    person: context.google ? { isSignedIn: context.session.account !== null } : null,
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { t } = createWords();
  return [{ title: data ? t('studio.title', { lifetime: data.policy.resultLifetimeMs }) : t('brand.name') }];
};

const Skip = () => <SkipLink target="main">{useWords().t('shell.skip')}</SkipLink>;

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

/** The document around every page and every error. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <WordsProvider>
          <Skip />
          <Header person={data?.person ?? null} />
          {children}
          {data ? <Footer policy={data.policy} /> : null}
        </WordsProvider>
        <ScrollRestoration {...(nonce !== undefined && { nonce })} />
        <Scripts {...(nonce !== undefined && { nonce })} />
      </body>
    </html>
  );
};

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => <ErrorPage thrown={useRouteError()} />;
