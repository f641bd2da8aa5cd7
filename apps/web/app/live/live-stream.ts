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

/** Reads `/events` until `signal` aborts, reconnecting for ever; ends only then. */
const readStream = (afterId: () => string, emit: (message: LiveMessage) => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource(`/events?after=${encodeURIComponent(afterId())}`);
      source.onopen = () => emit({ kind: 'connected' });
      source.addEventListener('studio', (message: MessageEvent<string>) => emit(parseEvent(message)));
      source.onerror = () => {
        emit({ kind: 'broken' });
        // The browser gives up for good on an answer that is not a stream, such as a restarting server's 503.
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
      };
    };
    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
    open();
  });

/**
 * Follows the studio's events. HTTP/1.1 allows six connections per origin, so of all tabs one holds the stream (whoever
 * has the lock) and passes each message on; when it closes, the next tab continues after the last id it heard.
 */
export const followLive = (listen: (message: LiveMessage) => void, signal: AbortSignal): void => {
  let lastId = '';
  const channel = new BroadcastChannel(LOCK);
  const hear = (message: LiveMessage): void => {
    if (message.kind === 'event') lastId = message.id;
    listen(message);
  };
  channel.onmessage = (message: MessageEvent<LiveMessage>) => hear(message.data);
  signal.addEventListener('abort', () => channel.close());
  const lead = (): Promise<void> =>
    readStream(
      () => lastId,
      (message) => {
        hear(message);
        if (!signal.aborted) channel.postMessage(message);
      },
      signal,
    );
  const giveUp = (): undefined => undefined;
  void navigator.locks.request(LOCK, { signal }, lead).catch(giveUp);
};
