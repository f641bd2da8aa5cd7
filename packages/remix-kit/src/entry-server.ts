import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { createElement, type ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from './nonce.ts';

const STREAM_DEADLINE_MS = 10_000;

type DocumentHandler = (
  request: Request,
  status: number,
  headers: Headers,
  ...rest: [EntryContext, AppLoadContext]
) => Promise<Response>;

/** What an app puts around its documents, and the headers it adds to them. */
export interface DocumentFrame {
  around(app: ReactElement, context: AppLoadContext): ReactElement;
  addHeaders(headers: Headers, context: AppLoadContext): void;
}

const NO_FRAME: DocumentFrame = { around: (app) => app, addHeaders: () => undefined };

/** Makes the default export of an app's `entry.server.ts`: streams the document with the response's nonce on every script. */
export const createDocumentHandler =
  (frame: DocumentFrame): DocumentHandler =>
  (request, status, headers, ...[remix, context]) => {
    const { kit } = context;
    const app = createElement(RemixServer, {
      context: remix,
      url: request.url,
      nonce: kit.nonce,
      abortDelay: STREAM_DEADLINE_MS,
    });
    const document = createElement(NonceProvider, { value: kit.nonce }, frame.around(app, context));
    headers.set('Content-Type', 'text/html; charset=utf-8');
    frame.addHeaders(headers, context);
    return streamDocument(document, { status, headers, kit });
  };

/** The handler of an app with nothing around it. */
export const handleDocument = createDocumentHandler(NO_FRAME);

const streamDocument = (
  document: ReactElement,
  { status, headers, kit }: { readonly status: number; readonly headers: Headers; readonly kit: AppLoadContext['kit'] },
): Promise<Response> =>
  new Promise((resolve, reject) => {
    let shellSent = false;
    const stream = renderToPipeableStream(document, {
      nonce: kit.nonce,
      onShellReady: () => {
        shellSent = true;
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
