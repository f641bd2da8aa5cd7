import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Draft } from './draft.ts';

type KeptDraft = { readonly draft: Draft; readonly ofAccount: boolean };

/** Holds what somebody was composing while the page shows something else; in the page's memory alone, and gone with it. */
type Drawer = { readonly look: () => KeptDraft | null; readonly put: (kept: KeptDraft | null) => void };

const createDrawer = (): Drawer => {
  let held: KeptDraft | null = null;
  return { look: () => held, put: (kept) => void (held = kept) };
};

type Keeping = { readonly drawer: Drawer; readonly isSignedIn: boolean };

const KeepingContext = createContext<Keeping | null>(null);

/**
 * Keeps a draft while its writer looks at another page, or signs in. What was written under an account ends with its sign-in: whoever
 * comes after somebody who signed out begins with nothing.
 */
export const DraftKeeper = ({ isSignedIn, children }: { readonly isSignedIn: boolean; readonly children: ReactNode }) => {
  const [drawer] = useState(createDrawer);
  useEffect(() => {
    if (!isSignedIn && drawer.look()?.ofAccount === true) drawer.put(null);
  }, [isSignedIn, drawer]);
  return (
    <KeepingContext.Provider value={useMemo(() => ({ drawer, isSignedIn }), [drawer, isSignedIn])}>
      {children}
    </KeepingContext.Provider>
  );
};

const saysSomething = ({ prompt, references, source, mask }: Draft): boolean =>
  prompt !== '' || references.length > 0 || source !== null || mask !== null;

/** Whether a draft waits, to be asked when something happens. */
export const useHasDraft = (): (() => boolean) => {
  const keeping = useContext(KeepingContext);
  return () => (keeping?.drawer.look() ?? null) !== null;
};

/** The same of a page once it is alive; what waits does not change while another page than the studio is shown. */
export const useDraftWaits = (): boolean => {
  const ask = useRef(useHasDraft());
  const [waits, setWaits] = useState(false);
  useEffect(() => setWaits(ask.current()), []);
  return waits;
};

/** What was kept when the studio was left last, and is still its reader's; null in a new page. */
export const useKeptDraft = (): Draft | null => {
  const keeping = useContext(KeepingContext);
  const held = keeping?.drawer.look() ?? null;
  return held && (!held.ofAccount || keeping?.isSignedIn === true) ? held.draft : null;
};

/** Keeps the draft when the studio is left. */
export const useKeepDraft = (draft: Draft): void => {
  const { drawer, isSignedIn } = useContext(KeepingContext) ?? { drawer: null, isSignedIn: false };
  const last = useRef<KeptDraft>({ draft, ofAccount: isSignedIn });
  useEffect(() => void (last.current = { draft, ofAccount: isSignedIn }));
  useEffect(() => {
    drawer?.put(null);
    return () => {
      if (saysSomething(last.current.draft)) drawer?.put(last.current);
    };
  }, [drawer]);
};
