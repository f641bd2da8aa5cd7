import { useCallback, useEffect, useRef, type Dispatch } from 'react';
import { followLive, type Live } from '../live/live-stream.ts';
import type { StudioAction } from './store.ts';
import { ask } from './submit.ts';
import type { StudioView } from './view.ts';

const LOOK_AGAIN_MS = 15_000;

/** When the view goes out of date by itself, without an event: a stopped service may go on, a limit frees. */
const nextLookMs = ({ stopped, limits, serverTime }: StudioView): number | null => {
  if (stopped) return LOOK_AGAIN_MS;
  return limits.freesAt === null ? null : Math.max(LOOK_AGAIN_MS, Date.parse(limits.freesAt) - Date.parse(serverTime));
};

export type LiveStudio = {
  /** Reads the whole view again. */
  readonly reread: () => Promise<void>;
  /** Begins the stream of events anew, in whichever tab holds it: the session is another one. */
  readonly reopen: () => void;
};

/** Keeps the state true to the server: live events, and a re-read after every reconnection or reset. */
export const useLive = (view: StudioView, dispatch: Dispatch<StudioAction>): LiveStudio => {
  const live = useRef<Live | null>(null);
  const reread = useCallback(async (): Promise<void> => {
    const answer = await ask<StudioView>('/api/studio');
    if (answer.ok) dispatch({ kind: 'reread', view: answer.value });
  }, [dispatch]);
  useEffect(() => {
    const ended = new AbortController();
    let wasBroken = false;
    live.current = followLive((message) => {
      if (message.kind === 'event') {
        dispatch({ kind: 'event', event: message.event });
        if (message.event.kind === 'reset') void reread();
        return;
      }
      dispatch({ kind: 'link', link: message.kind === 'connected' ? 'live' : 'broken' });
      if (message.kind === 'connected' && wasBroken) void reread();
      wasBroken = message.kind === 'broken';
    }, ended.signal);
    return () => ended.abort();
  }, [dispatch, reread]);
  const lookMs = nextLookMs(view);
  useEffect(() => {
    if (lookMs === null) return undefined;
    const timer = setInterval(() => void reread(), lookMs);
    return () => clearInterval(timer);
  }, [lookMs, reread]);
  const reopen = useCallback(() => live.current?.reopen(), []);
  return { reread, reopen };
};
