import { useCallback, useEffect, useRef, useState, type Dispatch } from 'react';
import { followLive, LIVE, type Live } from '../live/live-stream.ts';
import { useIsCarriedByPage, usePageSession } from '../session/session-context.tsx';
import type { StudioAction, StudioState } from './store.ts';
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

const NOBODY = 'nobody';

type Followed = {
  /** What tabs of one session know each other by; null where there is no session to follow. */
  readonly shared: string | null;
  /** Changes with the session that the page carries. */
  readonly session: string;
};

/** Under cookies all tabs of a browser are one session; of pages that carry their own, those that an account's token is shared by. */
const useFollowed = (): Followed => {
  const carried = usePageSession()?.session ?? null;
  const [own] = useState(() => crypto.randomUUID());
  if (!useIsCarriedByPage()) return { shared: LIVE, session: 'cookie' };
  if (carried === null) return { shared: null, session: NOBODY };
  return { shared: carried.kind === 'account' ? LIVE : `${LIVE} ${own}`, session: carried.token };
};

/** Keeps the state true to the server: live events, and a re-read after every reconnection or reset. */
export const useLive = ({ view, isAwaited }: StudioState, dispatch: Dispatch<StudioAction>): LiveStudio => {
  const live = useRef<Live | null>(null);
  const asked = useRef(0);
  const shown = useRef(view);
  useEffect(() => void (shown.current = view), [view]);
  const reread = useCallback(async (): Promise<void> => {
    const turn = (asked.current += 1);
    const known = new Set(shown.current.generations.map(({ id }) => id));
    const answer = await ask<StudioView>('/api/studio');
    // An answer that a later question has overtaken may be another session's.
    if (answer.ok && turn === asked.current) dispatch({ kind: 'reread', view: answer.value, known });
  }, [dispatch]);
  const { shared, session } = useFollowed();
  const known = useRef(session);
  useEffect(() => {
    // The page shows nobody's table, or that of the session before, until it has asked.
    const isAnother = known.current !== session;
    if (isAnother || (isAwaited && session !== NOBODY)) void reread();
    if (isAnother) live.current?.reopen();
    known.current = session;
  }, [isAwaited, reread, session]);
  useEffect(() => {
    if (shared === null) return undefined;
    const ended = new AbortController();
    let wasBroken = false;
    live.current = followLive(
      (message) => {
        if (message.kind === 'event') {
          dispatch({ kind: 'event', event: message.event });
          // The one after the end knows how many pictures a new session may make.
          if (message.event.kind !== 'generation') void reread();
          return;
        }
        dispatch({ kind: 'link', link: message.kind === 'connected' ? 'live' : 'broken' });
        if (message.kind === 'connected' && wasBroken) void reread();
        wasBroken = message.kind === 'broken';
      },
      { shared, signal: ended.signal },
    );
    return () => {
      ended.abort();
      live.current = null;
    };
  }, [dispatch, reread, shared]);
  const lookMs = nextLookMs(view);
  useEffect(() => {
    if (lookMs === null) return undefined;
    const timer = setInterval(() => void reread(), lookMs);
    return () => clearInterval(timer);
  }, [lookMs, reread]);
  const reopen = useCallback(() => live.current?.reopen(), []);
  return { reread, reopen };
};
