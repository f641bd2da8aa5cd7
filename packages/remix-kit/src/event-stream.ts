import type { Timers } from './timers.ts';

/** One server-sent event. `data` is sent as JSON. */
export interface ServerEvent {
  /** Comes back as `Last-Event-ID` after a broken connection. */
  id?: string;
  event?: string;
  data: unknown;
}

export interface EventStreamOptions {
  /** The connection's signal: `context.kit.signal`. */
  signal: AbortSignal;
  timers: Timers;
  /** The request's headers, read for `Last-Event-ID`. */
  headers: Headers;
  /**
   * Where the events come from. It starts after `lastEventId` (null: from the beginning), and must end when its own
   * `signal` aborts. It is asked for the next event only when the reader has taken the last one.
   */
  events(from: { lastEventId: string | null; signal: AbortSignal }): AsyncIterable<ServerEvent>;
  /** Silence after which a comment is sent, so that proxies keep the connection. 15 s by default. */
  heartbeatMs?: number;
  /** How long a browser waits before it reconnects. 2 s by default. */
  retryMs?: number;
  /** Told when the source of events throws; the stream then ends and the browser reconnects. */
  onError(error: unknown): void;
}

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;
const LINE_BREAKS = /[\r\n\0]/g;

const field = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `${name}: ${value.replace(LINE_BREAKS, '')}\n`;

/** One event in the wire format. JSON has no raw line breaks, so one `data` line is enough. */
export const formatEvent = ({ id, event, data }: ServerEvent): string =>
  `${field('id', id)}${field('event', event)}data: ${JSON.stringify(data)}\n\n`;

/**
 * A response that streams events. It holds one timer and one listener while it is open and none afterwards, however it
 * ends: by its source, by the reader, by the connection, by the server's drain.
 */
export const createEventStream = (options: EventStreamOptions): Response => {
  const { signal, timers, headers, heartbeatMs = HEARTBEAT_MS, retryMs = RETRY_MS } = options;
  const encoder = new TextEncoder();
  const ended = new AbortController();
  const iterator = options.events({ lastEventId: headers.get('Last-Event-ID'), signal: ended.signal })[Symbol.asyncIterator]();
  let controller: ReadableStreamDefaultController<Uint8Array>;
  let stopHeartbeat = (): void => {};

  const release = (): boolean => {
    if (ended.signal.aborted) return false;
    stopHeartbeat();
    signal.removeEventListener('abort', close);
    ended.abort();
    // Not awaited: a generator that waits for something finishes once its own signal has woken it.
    iterator.return?.()?.catch(options.onError);
    return true;
  };
  const close = (): void => {
    if (release()) controller.close();
  };

  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
      if (signal.aborted) return close();
      signal.addEventListener('abort', close, { once: true });
      controller.enqueue(encoder.encode(`retry: ${retryMs}\n\n`));
      stopHeartbeat = timers.every(heartbeatMs, () => {
        // A reader that takes nothing gets no heartbeats piled up for it.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'));
      });
    },
    pull: async () => {
      try {
        const { done, value } = await iterator.next();
        if (ended.signal.aborted) return;
        if (done === true) close();
        else controller.enqueue(encoder.encode(formatEvent(value)));
      } catch (error) {
        if (ended.signal.aborted) return;
        options.onError(error);
        close();
      }
    },
    cancel: () => void release(),
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } });
};
