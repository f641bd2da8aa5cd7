import '@candid/ui/styles.css';
import './styles/index.css';
import { directionOf } from '@candid/messages';
import { pageTitles } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import { useNonce } from '@candid/remix-kit/react';
import { SkipLink } from '@candid/ui';
import type { LinksFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { personalRoutes } from '../src/routes-of-policy.ts';
import { ConsentNotice } from './consent/consent-notice.tsx';
import { consentView } from './server/consent-view.ts';
import { changeView } from './server/change-view.ts';
import { policyView, storedNames } from './server/policy-view.ts';
import { TOKEN_META, TRIAL_META } from './session/begin-session.ts';
import { CarriedByPageProvider } from './session/session-context.tsx';
import { HoldForms } from './session/held-forms.tsx';
import { SessionKeeper } from './session/session-keeper.tsx';
import { ErrorPage } from './shell/error-page.tsx';
import { Alternates } from './shell/alternates.tsx';
import { ChangeLine } from './shell/change-line.tsx';
import { Footer, type PolicyView } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { PageTitle, type RouteHandle } from './shell/page-title.tsx';
import { PreferenceKeeper } from './shell/preference-keeper.tsx';
import { Scrolling } from './shell/scrolling.tsx';
import { NeedsScript, SessionEnded, Waiting } from './shell/session-words.tsx';
import { useTheme, type Theme } from './shell/theme.tsx';
import { useLocale, useWords, WordsProvider } from './shell/words.tsx';
import { DraftKeeper } from './studio/kept-draft.tsx';
import { VisitKeeper } from './visit/visit-keeper.tsx';

export const loader = defineLoader({
  handle: async ({ context }) => ({
    origin: context.kit.origin,
    policy: policyView(context.policy),
    pages: pageTitles({ policy: context.policy, site: context.publications.site(), locale: context.locale }),
    places: { history: context.history !== null, tasks: context.tasks !== null },
    person: context.google || context.people?.passwords ? { isSignedIn: context.session.account !== null } : null,
    stored: storedNames(context.policy),
    consent: consentView(context),
    signalsGpc: context.consent.signalsGpc,
    change: await changeView(context),
    waiting: context.session.isPending ? personalRoutes : [],
    locale: context.locale,
    preferences: { place: context.preferences.place, kept: context.preferences.kept, csrfToken: context.session.csrfToken },
    visit:
      context.visits && context.session.id !== null && context.endedVisit === undefined
        ? { csrfToken: context.session.csrfToken }
        : null,
  }),
});

export const handle: RouteHandle = {
  title: ({ t }, data) => {
    const shown = data as { readonly policy: PolicyView } | undefined;
    if (shown?.policy.endsOnDownload) return t('visit.title');
    return shown ? t('studio.title', { lifetime: shown.policy.resultLifetimeMs }) : t('brand.name');
  },
};

const Skip = () => <SkipLink target="main">{useWords().t('shell.skip')}</SkipLink>;

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

interface HeadProps {
  readonly theme: Theme;
  readonly data: ReturnType<typeof useRouteLoaderData<typeof loader>>;
}

const Head = ({ theme, data }: HeadProps) => (
  <head>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
    <meta name="color-scheme" content={theme ?? 'light dark'} />
    {data?.stored ? <meta name={TOKEN_META} content={data.stored.token} /> : null}
    {data?.stored?.trial ? <meta name={TRIAL_META} content={data.stored.trial} /> : null}
    <Meta />
    <PageTitle />
    {data ? <Alternates origin={data.origin} /> : null}
    <Links />
  </head>
);

/** The document around every page and every error. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>('root');
  const locale = useLocale();
  const { theme } = useTheme();
  const preferences = data?.preferences ?? null;
  // There the question itself stands.
  const isPanel = useMatches().some(({ id }) => id === 'routes/consent');
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme ?? undefined}>
      <WordsProvider>
        <Head theme={theme} data={data} />
        <body>
          {data?.stored ? <HoldForms /> : null}
          <CarriedByPageProvider value={(data?.stored ?? null) !== null}>
            <Skip />
            <Header
              person={data?.person ?? null}
              visit={data?.visit ?? null}
              places={data?.places ?? null}
              preferences={preferences}
            />
            {data?.change ? <ChangeLine change={data.change} /> : null}
            {data?.stored ? <NeedsScript /> : null}
            {data?.consent && !isPanel ? <ConsentNotice view={data.consent} /> : null}
            {children}
            {data ? (
              <Footer
                policy={data.policy}
                pages={data.pages}
                asksForConsent={data.consent !== null}
                signalsGpc={data.signalsGpc}
                preferences={preferences}
              />
            ) : null}
          </CarriedByPageProvider>
          <Scripts {...(nonce !== undefined && { nonce })} />
        </body>
      </WordsProvider>
    </html>
  );
};

export default function App() {
  const { waiting, visit, locale, preferences, person } = useLoaderData<typeof loader>();
  const isWaiting = useMatches().some(({ id }) => waiting.includes(id));
  return (
    <DraftKeeper isSignedIn={person?.isSignedIn ?? false}>
      <SessionKeeper />
      <PreferenceKeeper locale={locale} preferences={preferences} />
      {visit ? <VisitKeeper /> : null}
      <Scrolling />
      <SessionEnded />
      {isWaiting ? <Waiting /> : <Outlet />}
    </DraftKeeper>
  );
}

export const ErrorBoundary = () => <ErrorPage thrown={useRouteError()} />;
