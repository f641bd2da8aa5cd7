/**
 * Entry of the decoding process (NA-03). It does one piece of work for one request and then waits to be ended.
 * Its only way to the world is the pair of pipes it was given.
 */
import { createFrameReader, encodeFrame, type ChildReply, type ChildRequest } from '../protocol.ts';
import type { CodecFiles } from './codec-files.ts';
import { loadCodecs } from './codecs.ts';
import { perform, SizeDiffers } from './operations.ts';

/** What the codecs' glue expects of a browser. */
class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

const send = (reply: ChildReply, payload: readonly Uint8Array[] = []): void => {
  for (const part of encodeFrame(reply, payload)) process.stdout.write(part);
};

const main = async (): Promise<void> => {
  Object.assign(globalThis, { ImageData: PlainImageData });
  const [files, payloadBytes] = process.argv.slice(2);
  const codecs = await loadCodecs(JSON.parse(files ?? '') as CodecFiles);
  const reader = createFrameReader({ headerBytes: 4096, payloadBytes: Number(payloadBytes) });
  const work = { codecs, progress: () => send({ kind: 'progress' }) };
  process.stdin.on('data', (chunk: Buffer) => {
    for (const frame of reader.push(chunk)) {
      perform(work, frame.header as ChildRequest, frame.payload).then(
        ({ image, bytes }) => send({ kind: 'done', image }, [bytes]),
        (error: unknown) => send({ kind: 'failed', reason: error instanceof SizeDiffers ? 'size-differs' : 'broken' }),
      );
    }
  });
  process.stdin.on('end', () => process.exit(0));
  send({ kind: 'ready' });
};

await main();
