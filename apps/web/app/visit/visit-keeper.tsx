import { useMatches } from '@remix-run/react';
import { useEffect } from 'react';
import { followLive, LIVE } from '../live/live-stream.ts';

const AT_MOST_EVERY_MS = 30_000;

/** Tells the server, every half minute at most, that somebody does something in this page: writing is no request of its own. */
const useActivity = (): void => {
  useEffect(() => {
    let told = Date.now();
    const tell = (): void => {
      if (Date.now() - told < AT_MOST_EVERY_MS) return;
      told = Date.now();
      void fetch('/session/stay', { method: 'POST' }).catch(() => undefined);
    };
    for (const act of ['pointerdown', 'keydown'] as const) document.addEventListener(act, tell, { passive: true });
    return () => {
      for (const act of ['pointerdown', 'keydown'] as const) document.removeEventListener(act, tell);
    };
  }, []);
};

/** Every open page holds, or shares, the live connection that its session lasts by; the table's own does where it is shown. */
const usePresence = (): void => {
  const hasTable = useMatches().some(({ id }) => id === 'routes/_studio');
  useEffect(() => {
    if (hasTable) return undefined;
    const left = new AbortController();
    followLive(() => undefined, { shared: LIVE, signal: left.signal });
    return () => left.abort();
  }, [hasTable]);
};

/** Keeps a session that ends with its last page, or of silence, alive while somebody is there (NA-08). */
export const VisitKeeper = () => {
  useActivity();
  usePresence();
  return null;
};
