import type { StudioEvent } from '../studio/view.ts';

export type LiveMessage =
  | { readonly kind: 'event'; readonly id: string; readonly event: StudioEvent }
  | { readonly kind: 'connected' }
  | { readonly kind: 'broken' };

const LOCK = 'candid-live';
const RETRY_MS = 2_000;

const parseEvent = (message: MessageEvent<string>): LiveMessage => ({
  kind: 'event',
  id: message.lastEventId,
  event: JSON.parse(message.data) as StudioEvent,
});

/** The stream of one browser's events as one tab follows it. */
export type Live = {
  /** Begins the stream anew, as for a page that has heard nothing yet, in whichever tab holds it. */
  readonly reopen: () => void;
};

/** What tabs say to each other: what the leader heard, or that it shall open its stream anew. */
type Said = LiveMessage | { readonly kind: 'reopen' };

type Stream = { readonly open: (after: string) => void; readonly close: () => void };

/** Reads `/events`, reconnecting for ever; a browser gives up for good on an answer that is no stream. */
const createStream = (lastId: () => string, emit: (message: LiveMessage) => void): Stream => {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(retry);
    source?.close();
  };
  const open = (after: string): void => {
    close();
    const opened = new EventSource(`/events?after=${encodeURIComponent(after)}`);
    source = opened;
    opened.onopen = () => emit({ kind: 'connected' });
    opened.addEventListener('studio', (message: MessageEvent<string>) => emit(parseEvent(message)));
    opened.onerror = () => {
      emit({ kind: 'broken' });
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(() => open(lastId()), RETRY_MS);
    };
  };
  return { open, close };
};

/**
 * Follows the studio's events until `signal` aborts. HTTP/1.1 allows six connections per origin, so of all tabs one holds the
 * stream (whoever has the lock) and passes each message on; when it closes, the next tab continues after the last id it heard.
 */
export const followLive = (listen: (message: LiveMessage) => void, signal: AbortSignal): Live => {
  let lastId = '';
  let stream: Stream | null = null;
  const channel = new BroadcastChannel(LOCK);
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
    if (held.some(({ name }) => name === LOCK) && !signal.aborted) listen({ kind: 'event', id: '', event: { kind: 'reset' } });
    await navigator.locks.request(LOCK, { signal }, lead);
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
