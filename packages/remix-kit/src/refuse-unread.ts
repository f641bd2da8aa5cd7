import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Counters, Logger } from '@candid/telemetry';

export interface RefuseUnreadOptions {
  readonly logger: Logger;
  readonly counters: Counters;
  /** What a person reads whose browser sent more headers than are read, as a whole document; a bare code when left out. */
  readonly headersTooLargePage?: string | undefined;
}

const STATUS: Readonly<Record<string, readonly [status: 400 | 408 | 413 | 431, words: string, code: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'too_large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large', 'too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'timed_out'],
};

/**
 * Answers what never became a request: too many or too large headers (cookies set by somebody to lock a person out, for one), broken or
 * endless ones. Node would close with an empty page, and whoever sent it could not know why.
 */
export const refuseUnread = (server: Server, { logger, counters, headersTooLargePage }: RefuseUnreadOptions): void => {
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    const [status, words, code] = STATUS[error.code ?? ''] ?? ([400, 'Bad Request', 'bad_request'] as const);
    logger.warn('http.refused', { status });
    counters.add('http.refused', { status });
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const page = status === 431 ? headersTooLargePage : undefined;
    const body = Buffer.from(page ?? JSON.stringify({ code }));
    const head = [
      `HTTP/1.1 ${status} ${words}`,
      `Content-Type: ${page === undefined ? 'application/json' : 'text/html; charset=utf-8'}`,
      `Content-Length: ${body.byteLength}`,
      "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Connection: close',
    ];
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  });
};
