import { createEventStream, defineLoader, systemTimers, type ServerEvent } from '@candid/remix-kit';

/** The studio's events; after a broken connection, or for a tab that takes over, those since `Last-Event-ID`. */
export const loader = defineLoader({
  handle: ({ request, context, signal }) => {
    const { studio, session } = context;
    return createEventStream({
      signal,
      timers: systemTimers(),
      headers: request.headers,
      onError: context.kit.report,
      events: async function* (from): AsyncGenerator<ServerEvent> {
        const events = studio.events(session.subjectId, { afterId: from.lastEventId, signal: from.signal });
        for await (const { id, event } of events) yield { id, event: 'studio', data: event };
      },
    });
  },
});
