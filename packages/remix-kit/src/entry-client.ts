import { RemixBrowser } from '@remix-run/react';
import { createElement, startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

/** Body of an app's `entry.client.ts`. */
export const hydrateDocument = (): void => {
  startTransition(() => {
    hydrateRoot(document, createElement(StrictMode, null, createElement(RemixBrowser)));
  });
};
