import '@candid/ui/styles.css';
import './styles/index.css';
import { directionOf } from '@candid/messages';
import { defineLoader } from '@candid/remix-kit';
import { useNonce } from '@candid/remix-kit/react';
import { SkipLink } from '@candid/ui';
import type { LinksFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { policyView } from './server/policy-view.ts';
import { ErrorPage } from './shell/error-page.tsx';
import { Alternates } from './shell/alternates.tsx';
import { Footer, type PolicyView } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { PageTitle, type RouteHandle } from './shell/page-title.tsx';
import { useLocale, useWords, WordsProvider } from './shell/words.tsx';

export const loader = defineLoader({
  handle: ({ context }) => ({
    origin: context.kit.origin,
    policy: policyView(context.policy),
    person: context.google ? { isSignedIn: context.session.account !== null } : null,
  }),
});

export const handle: RouteHandle = {
  title: ({ t }, data) => {
    const shown = data as { readonly policy: PolicyView } | undefined;
    return shown ? t('studio.title', { lifetime: shown.policy.resultLifetimeMs }) : t('brand.name');
  },
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
  const locale = useLocale();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <WordsProvider>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
          <meta name="color-scheme" content="light dark" />
          <Meta />
          <PageTitle />
          {data ? <Alternates origin={data.origin} /> : null}
          <Links />
        </head>
        <body>
          <Skip />
          <Header person={data?.person ?? null} />
          {children}
          {data ? <Footer policy={data.policy} /> : null}
          <ScrollRestoration {...(nonce !== undefined && { nonce })} />
          <Scripts {...(nonce !== undefined && { nonce })} />
        </body>
      </WordsProvider>
    </html>
  );
};

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => <ErrorPage thrown={useRouteError()} />;
