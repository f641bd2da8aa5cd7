import { RemixBrowser } from '@remix-run/react';
import { createElement, startTransition, StrictMode, type ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Waits for the data that came with the document. `RemixBrowser` suspends for it, above every boundary: a key or button pressed
 * meanwhile makes React hurry, which it cannot, and the page would never come alive (its error 345). Asked once before, it need not.
 */
const dataOfDocument = async (): Promise<void> => {
  try {
    RemixBrowser({});
  } catch (waitedFor) {
    await waitedFor;
  }
};

/** Body of an app's `entry.client.ts`; `around` has to be what the server put around the document. */
export const hydrateDocument = async (around = (app: ReactElement): ReactElement => app): Promise<void> => {
  await dataOfDocument();
  startTransition(() => {
    hydrateRoot(document, createElement(StrictMode, null, around(createElement(RemixBrowser))));
  });
};
