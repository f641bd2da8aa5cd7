import type { IncomingMessage } from 'node:http';
import { AppError } from '@candid/kernel';
import type { Timers } from './timers.ts';

export interface BodyLimits {
  /** Bytes a body may have. */
  bytes: number;
  /** Longest wait for the next bytes while we are ready to take them. */
  idleMs: number;
  /** Longest time for the whole body. */
  totalMs: number;
}

export interface LimitedBody {
  stream: ReadableStream<Uint8Array>;
  /** Why the body was given up, if it was. */
  failure(): AppError | null;
  /** Ends the timers; call it when the response is over. */
  release(): void;
}

/** True when the sender already says that the body is larger than allowed. */
export const announcesTooMuch = (request: IncomingMessage, bytes: number): boolean =>
  Number(request.headers['content-length'] ?? 0) > bytes;

/**
 * The body of a request as a stream that ends for certain: with `too_large` after `bytes`, with `timed_out` when the
 * sender stalls or takes too long, with `bad_request` when the connection breaks. It reads only as fast as its consumer.
 */
export const limitBody = (request: IncomingMessage, limits: BodyLimits, timers: Timers): LimitedBody => {
  let received = 0;
  let failure: AppError | null = null;
  let settled = false;
  let endIdle = (): void => {};
  let endTotal = (): void => {};
  let controller: ReadableStreamDefaultController<Uint8Array>;

  const release = (): void => {
    settled = true;
    endIdle();
    endTotal();
    request.off('data', onData).off('end', onEnd).off('close', onClose);
  };
  const fail = (error: AppError): void => {
    if (settled) return;
    release();
    failure = error;
    controller.error(error);
  };
  const waitForBytes = (): void => {
    endIdle();
    endIdle = timers.after(limits.idleMs, () => fail(new AppError('timed_out', { seconds: limits.idleMs / 1000 })));
  };
  const onData = (chunk: Buffer): void => {
    received += chunk.byteLength;
    if (received > limits.bytes) return fail(new AppError('too_large', { bytes: limits.bytes }));
    controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if ((controller.desiredSize ?? 0) > 0) return waitForBytes();
    endIdle();
    request.pause();
  };
  const onEnd = (): void => {
    if (settled) return;
    release();
    controller.close();
  };
  const onClose = (): void => fail(new AppError('bad_request'));

  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
      endTotal = timers.after(limits.totalMs, () => fail(new AppError('timed_out', { seconds: limits.totalMs / 1000 })));
    },
    pull: () => {
      if (settled) return;
      waitForBytes();
      if (request.listenerCount('data') > 0) request.resume();
      else request.on('data', onData).on('end', onEnd).on('close', onClose);
    },
    cancel: release,
  });
  return { stream, failure: () => failure, release };
};
