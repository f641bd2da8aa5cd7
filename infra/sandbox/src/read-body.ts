import type { IncomingMessage } from 'node:http';
import { ApiFailure } from './openai/failure.ts';

/** @throws ApiFailure 413 when the body is longer than `most` bytes. */
export const readBody = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new ApiFailure(413, 'Maximum content size limit exceeded.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
