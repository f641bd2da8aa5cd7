import { createContext, useContext, useEffect, useRef, type MutableRefObject, type ReactNode } from 'react';
import type { Draft } from './draft.ts';

/** Holds what somebody was composing while the page shows something else; in the page's memory alone, and gone with it. */
type Kept = MutableRefObject<Draft | null>;

const KeptContext = createContext<Kept | null>(null);

/**
 * Keeps a draft while its writer looks at another page, or signs in. It ends with the sign-in it began under: whoever comes after somebody
 * who signed out begins with nothing.
 */
export const DraftKeeper = ({ isSignedIn, children }: { readonly isSignedIn: boolean; readonly children: ReactNode }) => {
  const kept = useRef<Draft | null>(null);
  const was = useRef(isSignedIn);
  if (was.current && !isSignedIn) kept.current = null;
  was.current = isSignedIn;
  return <KeptContext.Provider value={kept}>{children}</KeptContext.Provider>;
};

const saysSomething = ({ prompt, references, source, mask }: Draft): boolean =>
  prompt !== '' || references.length > 0 || source !== null || mask !== null;

/** Whether a draft waits, to be asked when something happens. */
export const useHasDraft = (): (() => boolean) => {
  const kept = useContext(KeptContext);
  return () => kept?.current != null;
};

/** What was kept when the studio was left last; null in a new page. */
export const useKeptDraft = (): Draft | null => useContext(KeptContext)?.current ?? null;

/** Keeps the draft when the studio is left. */
export const useKeepDraft = (draft: Draft): void => {
  const kept = useContext(KeptContext);
  const last = useRef(draft);
  last.current = draft;
  useEffect(() => {
    if (kept) kept.current = null;
    return () => {
      if (kept && saysSomething(last.current)) kept.current = last.current;
    };
  }, [kept]);
};
