import { createEventStream, defineLoader, systemTimers, type ServerEvent } from '@candid/remix-kit';

/** The studio's events; after a broken connection, or for a tab that takes over, those since `Last-Event-ID`. */
export const loader = defineLoader({
  handle: async ({ request, context, signal }) => {
    const { studio, session, visits } = context;
    const page = new AbortController();
    const end = (): void => page.abort();
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
    if (session.id !== null) await visits?.attend(session.id, { signal: page.signal, onLost: end });
    return createEventStream({
      signal: page.signal,
      timers: systemTimers(),
      headers: request.headers,
      onError: context.kit.report,
      events: async function* (from): AsyncGenerator<ServerEvent> {
        // A page that is open and nobody's has lost its session.
        if (visits && session.id === null) yield { event: 'studio', data: { kind: 'ended' } };
        const events = studio.events(session.subjectId, { afterId: from.lastEventId, signal: from.signal });
        for await (const { id, event } of events) yield { id, event: 'studio', data: event };
      },
    });
  },
});
