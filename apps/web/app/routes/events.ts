import { createEventStream, defineLoader, systemTimers, type ServerEvent } from '@candid/remix-kit';

/**
 * The studio's events. A browser that reconnects by itself sends `Last-Event-ID`; a tab that takes over from another
 * cannot set headers and sends the last id it heard as `?after=`.
 */
export const loader = defineLoader({
  handle: ({ request, context, signal, url }) => {
    const { studio, session } = context;
    const after = url.searchParams.get('after') || null;
    return createEventStream({
      signal,
      timers: systemTimers(),
      headers: request.headers,
      onError: context.kit.report,
      events: async function* (from): AsyncGenerator<ServerEvent> {
        const events = studio.events(session.subjectId, { afterId: from.lastEventId ?? after, signal: from.signal });
        for await (const { id, event } of events) yield { id, event: 'studio', data: event };
      },
    });
  },
});
