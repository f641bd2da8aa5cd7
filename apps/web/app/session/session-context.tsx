import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { PictureCache } from './picture-cache.ts';
import type { PageSession, SessionStore } from './session-store.ts';

/** What a page holds that carries its session itself. */
export type Carriage = { readonly store: SessionStore; readonly pictures: PictureCache };

const CarriageContext = createContext<Carriage | null>(null);

/** Puts it within reach of the page's parts; null where cookies carry the session, and on the server. */
export const SessionProvider = ({
  carriage,
  children,
}: {
  readonly carriage: Carriage | null;
  readonly children?: ReactNode;
}) => <CarriageContext.Provider value={carriage}>{children}</CarriageContext.Provider>;

const nothing = (): null => null;
const never = (): (() => void) => () => undefined;

/** What the page itself carries; null where cookies do, and until it is alive. */
export const usePageSession = (): PageSession | null => {
  const store = useContext(CarriageContext)?.store;
  return useSyncExternalStore(store?.subscribe ?? never, store?.current ?? nothing, nothing);
};

const CarriedByPage = createContext(false);

/** Says to the page's parts, on the server as well, that no cookie carries the session. */
export const CarriedByPageProvider = CarriedByPage.Provider;

/** True where the policy lets no cookie carry the session, also before the page is alive. */
export const useIsCarriedByPage = (): boolean => useContext(CarriedByPage);

/** Null where pictures have addresses of their own, and until the page is alive. */
export const usePictures = (): PictureCache | null => useContext(CarriageContext)?.pictures ?? null;

/** Remembers in this browser that its free picture was made. */
export const useTrialMark = (): (() => void) => useContext(CarriageContext)?.store.useTrial ?? never;
