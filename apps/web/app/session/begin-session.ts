import { carrySession } from './carry-session.ts';
import { createPictureCache } from './picture-cache.ts';
import type { Carriage } from './session-context.tsx';
import { createSessionStore } from './session-store.ts';

/** The names in the document under which the root says what the page may keep. */
export const TOKEN_META = 'candid-token';
export const TRIAL_META = 'candid-trial';

const contentOf = (name: string): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? null;

/**
 * Lets this page carry its session where the policy allows no cookie: before anything is asked for, so that no request goes without.
 * @returns null where cookies carry it
 */
export const beginSession = (): Carriage | null => {
  const token = contentOf(TOKEN_META);
  if (token === null) return null;
  const store = createSessionStore(localStorage, { token, trial: contentOf(TRIAL_META) });
  window.fetch = carrySession(store, window.fetch.bind(window), location.origin);
  // Signing in or out in one tab is heard in all, also in one that lay in the history meanwhile.
  window.addEventListener('storage', () => store.refresh());
  window.addEventListener('pageshow', () => store.refresh());
  return { store, pictures: createPictureCache() };
};
