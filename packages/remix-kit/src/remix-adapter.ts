import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node';
import { errorResponse } from './error-response.ts';
import { limitBody, type BodyLimits } from './request-body.ts';
import type { RequestKit } from './request-kit.ts';
import { sendResponse } from './send-response.ts';
import type { Timers } from './timers.ts';

export interface AdapterOptions {
  build: ServerBuild;
  development: boolean;
  origin: URL;
  timers: Timers;
  loadContext(kit: RequestKit, request: Request): AppLoadContext | Promise<AppLoadContext>;
}

export interface AdaptedRequest {
  request: IncomingMessage;
  response: ServerResponse;
  kit: RequestKit;
  limits: BodyLimits;
  /** Called when the answer is known and nothing of it is sent yet. */
  beforeSend(): void;
  /** Called when the answer turns out to be an event stream, which a drain has to end by itself. */
  onEventStream(): void;
}

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
};

/** Remix's own answer to whoever asks in a way that a route does not know, such as GET where there is only a form: no defect of ours. */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'internal' in error && 'status' in error && Number(error.status) < 500;

/** Reports what no route has caught. Remix's own way would print the message, which may hold what a person typed. */
const reportingErrors = (build: ServerBuild): ServerBuild => ({
  ...build,
  entry: {
    module: {
      ...build.entry.module,
      handleError: (error, { context }) => {
        if (!context.kit.signal.aborted && !isRefusal(error)) context.kit.report(error);
      },
    },
  },
});

/**
 * Connects Node's HTTP to Remix. `@remix-run/express` is not used: it takes the URL from the Host header, ties
 * cancellation to a signal that garbage collection breaks, and writes without waiting for slow readers.
 */
export const createRemixAdapter = ({ build, development, origin, timers, loadContext }: AdapterOptions) => {
  const handle = createRequestHandler(reportingErrors(build), development ? 'development' : 'production');
  return async ({ request, response, kit, limits, beforeSend, onEventStream }: AdaptedRequest): Promise<void> => {
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const body = hasBody ? limitBody(request, limits, timers) : null;
    try {
      const received = new Request(new URL(`${origin.origin}${request.url ?? '/'}`), {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        signal: kit.signal,
        ...(body === null ? {} : { body: body.stream, duplex: 'half' }),
      });
      const answer = await handle(received, await loadContext(kit, received));
      beforeSend();
      const failure = body?.failure() ?? null;
      if (failure !== null) {
        await answer.body?.cancel();
        await sendResponse(errorResponse(failure), response, kit.signal);
        return;
      }
      if (answer.headers.get('Content-Type')?.startsWith('text/event-stream') === true) onEventStream();
      await sendResponse(answer, response, kit.signal);
    } finally {
      body?.release();
    }
  };
};

export type RemixAdapter = ReturnType<typeof createRemixAdapter>;
