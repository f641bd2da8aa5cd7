/**
 * Entry of the decoding process (NA-03). It does one piece of work for one request and then waits to be ended.
 * Its only way to the world is the pair of pipes it was given. Plain JavaScript, as everything it loads: no compiler belongs here.
 */
import { loadCodecs } from './codecs.mjs';
import { createFrameReader, encodeFrame } from './frames.mjs';
import { perform, SizeDiffers } from './operations.mjs';

/** @import { ChildReply, ChildRequest } from '../protocol.ts' */
/** @import { CodecFiles } from './codec-types.ts' */

/**
 * What the codecs' glue expects of a browser, and calls with `new`.
 * @param {Uint8ClampedArray} data
 * @param {number} width
 * @param {number} height
 */
function PlainImageData(data, width, height) {
  return { data, width, height };
}

/** @type {(reply: ChildReply, payload?: readonly Uint8Array[]) => void} */
const send = (reply, payload = []) => {
  for (const part of encodeFrame(reply, payload)) process.stdout.write(part);
};

const main = async () => {
  Object.assign(globalThis, { ImageData: PlainImageData });
  const [files, payloadBytes] = process.argv.slice(2);
  const codecs = await loadCodecs(/** @type {CodecFiles} */ (JSON.parse(files ?? '')));
  const reader = createFrameReader({ headerBytes: 4096, payloadBytes: Number(payloadBytes) });
  const work = { codecs, progress: () => send({ kind: 'progress' }) };
  process.stdin.on('data', (chunk) => {
    for (const frame of reader.push(chunk)) {
      perform(work, /** @type {ChildRequest} */ (frame.header), frame.payload).then(
        ({ image, bytes }) => send({ kind: 'done', image }, [bytes]),
        (/** @type {unknown} */ error) =>
          send({ kind: 'failed', reason: error instanceof SizeDiffers ? 'size-differs' : 'broken' }),
      );
    }
  });
  process.stdin.on('end', () => process.exit(0));
  send({ kind: 'ready' });
};

await main();
