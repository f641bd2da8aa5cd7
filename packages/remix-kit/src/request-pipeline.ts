import type { NetworkAddress } from '@candid/kernel';
import type { Counters, EventFields, Logger, RequestContext, Word } from '@candid/telemetry';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { codeOf, isDefect, statusOf } from './error-response.ts';
import type { FrontDoor } from './front-door.ts';
import type { RemixAdapter } from './remix-adapter.ts';
import { announcesTooMuch, type BodyLimits } from './request-body.ts';
import type { RequestKit } from './request-kit.ts';
import { documentPath } from './route-pattern.ts';
import type { Timers } from './timers.ts';

export interface PipelineOptions {
  origin: URL;
  frontDoor: FrontDoor;
  remix(): Promise<{ adapt: RemixAdapter; patternOf(path: string): Word }>;
  limitsAt(path: string): BodyLimits;
  clientAddressOf(request: Request): NetworkAddress | null;
  carried: readonly string[];
  draining: AbortSignal;
  logger: Logger;
  counters: Counters;
  requestContext: RequestContext;
  timers: Timers;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const LINGER_MS = 2_000;

const methodOf = (request: Request): NonNullable<EventFields['method']> =>
  METHODS.has(request.method) ? (request.method as NonNullable<EventFields['method']>) : 'OTHER';

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Takes leave of a sender whose body we no longer want. What it still sends after our answer is thrown away for a moment,
 * because a connection cut at once reaches many clients as a reset without the answer; then the connection is cut.
 */
const dismissSender = (request: Request, response: Response, timers: Timers): void => {
  if (request.complete || !hasBody(request)) return;
  // For a sender that asked for `Connection: close` Node would cut it with the answer's last byte.
  if (!response.headersSent) response.shouldKeepAlive = true;
  response.once('finish', () => {
    if (request.complete) return;
    request.resume();
    const cancel = timers.after(LINGER_MS, () => request.destroy());
    request.once('end', cancel).once('close', cancel);
  });
};

/** A signal that follows the connection, and for event streams also the server's drain. */
const followConnection = (response: Response, draining: AbortSignal) => {
  const connection = new AbortController();
  const end = (): void => connection.abort();
  response.once('close', () => {
    draining.removeEventListener('abort', end);
    end();
  });
  return {
    signal: connection.signal,
    endOnDrain: () => (draining.aborted ? end() : draining.addEventListener('abort', end, { once: true })),
  };
};

/** The steps of a request between the headers and Remix, as express handlers. */
export const createRequestPipeline = (options: PipelineOptions) => {
  const { frontDoor, logger, counters, timers, origin } = options;

  const admit: RequestHandler = (request, response, next) => {
    const path = documentPath(request.path);
    const admission = frontDoor(request, path);
    if (admission.kind === 'admit' && !announcesTooMuch(request, options.limitsAt(path).bytes)) return next();
    if (admission.kind === 'redirect') return response.redirect(308, admission.location);
    const refusal = admission.kind === 'refuse' ? admission : { status: 413, code: 'too_large' as const };
    logger.warn('http.refused', { status: refusal.status, code: refusal.code, method: methodOf(request) });
    counters.add('http.refused', { status: refusal.status });
    dismissSender(request, response, timers);
    response.status(refusal.status).json({ code: refusal.code, ...(refusal.status === 421 ? { answersAs: origin.origin } : {}) });
  };

  const reporter = (route: Word | 'unmatched') => (error: unknown) => {
    const code = codeOf(error);
    counters.add('http.failed', { code, route });
    if (isDefect(code)) logger.error('http.failed', { code, route }, error);
  };

  const answer = async (request: Request, response: Response): Promise<void> => {
    const started = performance.now();
    const path = documentPath(request.path);
    const { adapt, patternOf } = await options.remix();
    const route = patternOf(path);
    const connection = followConnection(response, options.draining);
    response.once('close', () => {
      const status = response.statusCode;
      logger.info('http.request', {
        route,
        status,
        method: methodOf(request),
        durationMs: Math.round(performance.now() - started),
      });
      counters.add('http.request', { route, status });
    });
    const kit: RequestKit = {
      nonce: response.locals['nonce'] as string,
      signal: connection.signal,
      route,
      origin: origin.origin,
      carried: options.carried,
      clientAddress: options.clientAddressOf(request),
      setCookie: (header) => void response.appendHeader('Set-Cookie', header),
      setHeader: (name, value) => void response.setHeader(name, value),
      report: reporter(route),
    };
    await adapt({
      request,
      response,
      kit,
      limits: options.limitsAt(path),
      beforeSend: () => dismissSender(request, response, timers),
      onEventStream: connection.endOnDrain,
    });
  };

  const serve: RequestHandler = (request, response, next) => {
    options.requestContext.run(() => answer(request, response)).catch(next);
  };

  // express tells an error handler by its four parameters.
  const fail: ErrorRequestHandler = (error: unknown, request, response, _next) => {
    reporter('unmatched')(error);
    if (response.headersSent) return void response.destroy();
    dismissSender(request, response, timers);
    const code = codeOf(error);
    response.status(statusOf(code)).json({ code });
  };

  return { admit, serve, fail };
};
