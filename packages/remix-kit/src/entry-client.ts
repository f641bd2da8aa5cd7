import { RemixBrowser } from '@remix-run/react';
import { createElement, startTransition, StrictMode, type ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** Body of an app's `entry.client.ts`; `around` has to be what the server put around the document. */
export const hydrateDocument = (around = (app: ReactElement): ReactElement => app): void => {
  startTransition(() => {
    hydrateRoot(document, createElement(StrictMode, null, around(createElement(RemixBrowser))));
  });
};
