export interface ByteResponseOptions {
  /** The request, whose method decides whether bytes are sent at all. */
  request: Request;
  source: AsyncIterable<Uint8Array>;
  headers: Headers | Record<string, string>;
}

/**
 * Answers with bytes. The first of them are read before there is an answer, so that a source that cannot be opened becomes
 * its failure's own status and not a 200 that breaks off. The rest is read only as fast as it is taken; the source is
 * closed when the reader goes, and at once for HEAD.
 * @throws what the source throws before its first bytes
 */
export const createByteResponse = async ({ request, source, headers }: ByteResponseOptions): Promise<Response> => {
  const iterator = source[Symbol.asyncIterator]();
  const close = async (): Promise<void> => void (await iterator.return?.());
  let next: IteratorResult<Uint8Array> | null = await iterator.next();
  if (request.method === 'HEAD') {
    await close();
    return new Response(null, { headers });
  }
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = next ?? (await iterator.next());
      next = null;
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: close,
  });
  return new Response(body, { headers });
};
