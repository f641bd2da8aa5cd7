import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from './nonce.ts';

const STREAM_DEADLINE_MS = 10_000;

/** Default export of an app's `entry.server.ts`: streams the document with the response's nonce on every script. */
export const handleDocument = (
  request: Request,
  status: number,
  headers: Headers,
  ...[remix, { kit }]: [EntryContext, AppLoadContext]
): Promise<Response> =>
  new Promise((resolve, reject) => {
    let shellSent = false;
    const document = createElement(
      NonceProvider,
      { value: kit.nonce },
      createElement(RemixServer, { context: remix, url: request.url, nonce: kit.nonce, abortDelay: STREAM_DEADLINE_MS }),
    );
    const stream = renderToPipeableStream(document, {
      nonce: kit.nonce,
      onShellReady: () => {
        shellSent = true;
        headers.set('Content-Type', 'text/html; charset=utf-8');
        const body = new PassThrough();
        body.once('close', settle);
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        stream.pipe(body);
      },
      onShellError: (error) => {
        settle();
        reject(error instanceof Error ? error : new Error('document shell failed'));
      },
      onError: (error) => {
        if (shellSent && !kit.signal.aborted) kit.report(error);
      },
    });
    const abort = (): void => stream.abort();
    const deadline = setTimeout(abort, STREAM_DEADLINE_MS + 1_000);
    kit.signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(deadline);
      kit.signal.removeEventListener('abort', abort);
    };
  });
