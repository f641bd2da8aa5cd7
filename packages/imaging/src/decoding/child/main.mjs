/**
 * Entry of the decoding process (NA-03). It does one piece of work for one request and then waits to be ended.
 * Its only way to the world is the pair of pipes it was given. Plain JavaScript, as everything it loads: no compiler belongs here.
 */
import { loadCodecs } from './codecs.mjs';
import { createFrameReader, encodeFrame } from './frames.mjs';
import { perform, SizeDiffers } from './operations.mjs';

/** @import { ChildReply, ChildRequest, Frame } from '../protocol.ts' */
/** @import { CodecFiles, Codecs } from './codec-types.ts' */

/**
 * What the codecs' glue expects of a browser, and calls with `new`.
 * @param {Uint8ClampedArray} data
 * @param {number} width
 * @param {number} height
 */
function PlainImageData(data, width, height) {
  return { data, width, height };
}

/**
 * Synchronous, for a process that does one thing at a time; and not by an import, which would read every name of `node:fs` and with
 * that load Node's streams: more than a quarter of the start.
 */
const { readFileSync, readSync, writeSync } = process.getBuiltinModule('node:fs');
const STDIN = 0;
const STDOUT = 1;
const CHUNK_BYTES = 65_536;

/** @type {(reply: ChildReply, payload?: readonly Uint8Array[]) => void} */
const send = (reply, payload = []) => {
  for (const part of encodeFrame(reply, payload)) {
    for (let at = 0; at < part.byteLength;) at += writeSync(STDOUT, part, at);
  }
};

/** @type {(codecs: Codecs, frame: Frame) => Promise<void>} */
const answer = async (codecs, { header, payload }) => {
  const work = { codecs, progress: () => send({ kind: 'progress' }) };
  try {
    const { image, bytes } = await perform(work, /** @type {ChildRequest} */ (header), payload);
    send({ kind: 'done', image }, [bytes]);
  } catch (error) {
    send({ kind: 'failed', reason: error instanceof SizeDiffers ? 'size-differs' : 'broken' });
  }
};

const main = async () => {
  Object.assign(globalThis, { ImageData: PlainImageData });
  const [files, payloadBytes] = process.argv.slice(2);
  const codecs = await loadCodecs(/** @type {CodecFiles} */ (JSON.parse(files ?? '')), readFileSync);
  const reader = createFrameReader({ headerBytes: 4096, payloadBytes: Number(payloadBytes) });
  send({ kind: 'ready' });
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let length = readSync(STDIN, chunk); length > 0; length = readSync(STDIN, chunk)) {
    for (const frame of reader.push(chunk.slice(0, length))) await answer(codecs, frame);
  }
};

await main();
