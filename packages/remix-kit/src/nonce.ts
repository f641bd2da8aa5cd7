import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Puts the response's nonce within reach of the document's components. */
export const NonceProvider = NonceContext.Provider;

/**
 * The nonce for `<Scripts nonce>` and `<ScrollRestoration nonce>`. Undefined in the browser, which hides nonces from
 * scripts and needs none: whatever it adds is loaded by a script that had one.
 */
export const useNonce = (): string | undefined => useContext(NonceContext);
