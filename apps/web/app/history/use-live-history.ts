import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { followLive, LIVE } from '../live/live-stream.ts';
import type { StudioEvent } from '../studio/view.ts';

/** Whether an event changes what a history shows: a picture came, went, or something was missed. */
const concernsHistory = (event: StudioEvent): boolean => event.kind !== 'generation' || event.generation.image !== null;

/** Reads the history again when a picture comes or goes, here, in another tab or on another device. */
export const useLiveHistory = (): void => {
  const { revalidate } = useRevalidator();
  const again = useRef(revalidate);
  again.current = revalidate;
  useEffect(() => {
    const ended = new AbortController();
    let wasBroken = false;
    followLive(
      (message) => {
        if (message.kind === 'event' ? concernsHistory(message.event) : message.kind === 'connected' && wasBroken)
          again.current();
        wasBroken = message.kind === 'broken';
      },
      { shared: LIVE, signal: ended.signal },
    );
    return () => ended.abort();
  }, []);
};
