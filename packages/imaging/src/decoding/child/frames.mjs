/**
 * The pipe between parent and decoding process; both sides read and write it with this module.
 *
 * Frame: u32 length of the header, u32 length of the payload (both big-endian), header as JSON, payload as bytes.
 */

/** @import { Frame, FrameLimits } from '../protocol.ts' */

/** A frame claims more than its reader allows. */
export class FrameTooLarge extends Error {
  /** @override */
  name = 'FrameTooLarge';
}

const PREFIX = 8;

/**
 * The parts of one frame, ready to be written one after the other without copying the payload.
 * @param {unknown} header
 * @param {readonly Uint8Array[]} [payload]
 * @returns {Uint8Array[]}
 */
export const encodeFrame = (header, payload = []) => {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new DataView(new ArrayBuffer(PREFIX));
  prefix.setUint32(0, json.byteLength);
  prefix.setUint32(
    4,
    payload.reduce((sum, part) => sum + part.byteLength, 0),
  );
  return [new Uint8Array(prefix.buffer), json, ...payload];
};

/** @type {(chunks: readonly Uint8Array[], total: number) => Uint8Array} */
const join = (chunks, total) => {
  const joined = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
};

/**
 * Reassembles frames. A claimed length is checked before a byte of it is kept, and memory grows only with what has
 * really arrived.
 * @param {FrameLimits} limits
 * @returns {{ push(chunk: Uint8Array): Frame[] }} `push` throws FrameTooLarge when a claimed length exceeds its limit, SyntaxError
 *   when a header is not JSON
 */
export const createFrameReader = (limits) => {
  /** @type {Uint8Array[]} */
  let waiting = [];
  let held = 0;
  /** @type {{ header: number, payload: number } | null} */
  let lengths = null;

  const readLengths = () => {
    if (lengths !== null) return true;
    if (held < PREFIX) return false;
    const head = join(waiting, held);
    const view = new DataView(head.buffer);
    lengths = { header: view.getUint32(0), payload: view.getUint32(4) };
    if (lengths.header > limits.headerBytes || lengths.payload > limits.payloadBytes) throw new FrameTooLarge();
    waiting = [head.subarray(PREFIX)];
    held -= PREFIX;
    return true;
  };

  /** @returns {Frame | null} */
  const take = () => {
    if (!readLengths() || lengths === null || held < lengths.header + lengths.payload) return null;
    const body = join(waiting, held);
    const end = lengths.header + lengths.payload;
    /** @type {unknown} */
    const header = JSON.parse(new TextDecoder().decode(body.subarray(0, lengths.header)));
    const frame = { header, payload: body.subarray(lengths.header, end) };
    waiting = [body.subarray(end)];
    held -= end;
    lengths = null;
    return frame;
  };

  return {
    push(chunk) {
      waiting.push(chunk);
      held += chunk.byteLength;
      const frames = [];
      for (let frame = take(); frame !== null; frame = take()) frames.push(frame);
      return frames;
    },
  };
};
