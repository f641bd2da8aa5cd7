import { useEffect, useSyncExternalStore } from 'react';
import { useNonce } from '@candid/remix-kit/react';
import { usePageSession } from './session-context.tsx';

const ALIVE = 'candid-alive';

/*
 * Runs while the page's own script is still on its way. A form pressed then is kept from going as a document, which could not say whose it is,
 * and goes once the page is alive. The last press counts. Where the script cannot be had it goes as it is: the answer says so, and brings
 * back what was typed.
 */
const HOLD = `(() => {
  let held = null;
  const hold = (event) => {
    if (event.target.method !== 'post') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = { form: event.target, submitter: event.submitter };
    held.form.setAttribute('aria-busy', 'true');
  };
  addEventListener('submit', hold, true);
  const letGo = () => {
    removeEventListener('submit', hold, true);
    for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy');
    if (held && held.form.isConnected) held.form.requestSubmit(held.submitter);
    held = null;
  };
  addEventListener('${ALIVE}', letGo);
  addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && letGo(), true);
})();`;

const never = (): (() => void) => () => undefined;

/**
 * Holds the forms of a page that carries its session, from before the first of them (CR-07). It is of the document alone: a page that is
 * drawn anew in the browser is alive, and the browser would let no script be put into it.
 */
export const HoldForms = () => {
  const nonce = useNonce();
  const isOfDocument = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return isOfDocument ? <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: HOLD }} /> : null;
};

/** Lets go what was held, once the page can send it with its session. */
export const useReleaseForms = (): void => {
  const isCarrying = usePageSession() !== null;
  useEffect(() => {
    if (isCarrying) dispatchEvent(new Event(ALIVE));
  }, [isCarrying]);
};
