import type { StudioEvent } from '../studio/view.ts';
import { readEvents } from './read-events.ts';

export type LiveMessage =
  | { readonly kind: 'event'; readonly id: string; readonly event: StudioEvent }
  | { readonly kind: 'connected' }
  | { readonly kind: 'broken' };

/** What all tabs of a browser know each other by where one cookie makes them one session. */
export const LIVE = 'candid-live';

const RETRY_MS = 2_000;

/** The stream of one browser's events as one tab follows it. */
export type Live = {
  /** Begins the stream anew, as for a page that has heard nothing yet, in whichever tab holds it. */
  readonly reopen: () => void;
};

/** What tabs say to each other: what the leader heard, or that it shall open its stream anew. */
type Said = LiveMessage | { readonly kind: 'reopen' };

type Stream = { readonly open: (after: string) => void; readonly close: () => void };

const headersAfter = (after: string): Record<string, string> => ({
  accept: 'text/event-stream',
  ...(after !== '' && { 'last-event-id': after }),
});

/** Reads `/events`, reconnecting for ever: whatever ends the stream, it is opened again after the last event it gave. */
const createStream = (lastId: () => string, emit: (message: LiveMessage) => void): Stream => {
  let opened = new AbortController();
  let retry: ReturnType<typeof setTimeout> | undefined;
  const read = async (after: string, signal: AbortSignal): Promise<void> => {
    const answer = await fetch('/events', { headers: headersAfter(after), signal });
    if (!answer.ok || !answer.body) return;
    emit({ kind: 'connected' });
    for await (const { id, event, data } of readEvents(answer.body)) {
      if (event === 'studio') emit({ kind: 'event', id, event: JSON.parse(data) as StudioEvent });
    }
  };
  const close = (): void => {
    clearTimeout(retry);
    opened.abort();
  };
  const open = (after: string): void => {
    close();
    const { signal } = (opened = new AbortController());
    const onEnd = (): void => {
      if (signal.aborted) return;
      emit({ kind: 'broken' });
      retry = setTimeout(() => open(lastId()), RETRY_MS);
    };
    read(after, signal).then(onEnd, onEnd);
  };
  return { open, close };
};

/**
 * Follows the studio's events until `signal` aborts. HTTP/1.1 allows six connections per origin, so of all tabs that share a session
 * one holds the stream (whoever has the lock of its name) and passes each message on; when it closes, the next tab continues after the
 * last id it heard.
 * @param shared what the tabs know each other by
 */
export const followLive = (
  listen: (message: LiveMessage) => void,
  { shared, signal }: { readonly shared: string; readonly signal: AbortSignal },
): Live => {
  let lastId = '';
  let stream: Stream | null = null;
  const channel = new BroadcastChannel(shared);
  const hear = (message: LiveMessage): void => {
    if (message.kind === 'event') lastId = message.id;
    listen(message);
  };
  const beginAnew = (): void => {
    lastId = '';
    stream?.open('');
  };
  channel.onmessage = ({ data }: MessageEvent<Said>) => (data.kind === 'reopen' ? beginAnew() : hear(data));
  signal.addEventListener('abort', () => channel.close());
  const lead = (): Promise<void> =>
    new Promise((resolve) => {
      const leading = createStream(
        () => lastId,
        (message) => {
          hear(message);
          if (!signal.aborted) channel.postMessage(message);
        },
      );
      stream = leading;
      signal.addEventListener('abort', () => {
        leading.close();
        resolve();
      });
      leading.open(lastId);
    });
  const join = async (): Promise<void> => {
    const { held = [] } = await navigator.locks.query();
    // What the leader said between this page's making and its first hearing is lost to it.
    if (held.some(({ name }) => name === shared) && !signal.aborted) listen({ kind: 'event', id: '', event: { kind: 'reset' } });
    await navigator.locks.request(shared, { signal }, lead);
  };
  const giveUp = (): undefined => undefined;
  void join().catch(giveUp);
  return {
    reopen: () => {
      channel.postMessage({ kind: 'reopen' } satisfies Said);
      beginAnew();
    },
  };
};
