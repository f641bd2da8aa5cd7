/**
 * The pipe between parent and decoding process. It imports nothing: the child may read only its own few files.
 *
 * Frame: u32 length of the header, u32 length of the payload (both big-endian), header as JSON, payload as bytes.
 */

export type SourceFormat = 'png' | 'jpeg' | 'webp';
export type OutputMime = 'image/png' | 'image/jpeg' | 'image/webp';

/** How to read one image of the payload. `bytes` is its length there; `orientation` is the EXIF value 1 to 8. */
export type SourcePart = { readonly format: SourceFormat; readonly orientation: number; readonly bytes: number };

export type ChildRequest =
  | { readonly operation: 'normalise'; readonly parts: readonly [SourcePart]; readonly opaqueAs: 'image/png' | 'image/jpeg' }
  | { readonly operation: 'read-mask'; readonly parts: readonly [SourcePart] }
  | {
      readonly operation: 'encode';
      readonly parts: readonly [SourcePart];
      readonly to: OutputMime;
      readonly maxEdge: number | null;
    }
  | { readonly operation: 'restore-outside-mask'; readonly parts: readonly [SourcePart, SourcePart, SourcePart] };

export type ImageFacts = {
  readonly mime: OutputMime;
  readonly width: number;
  readonly height: number;
  readonly hasTransparency: boolean;
};

export type ChildReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'done'; readonly image: ImageFacts }
  | { readonly kind: 'failed'; readonly reason: 'broken' | 'size-differs' };

export type Frame = { readonly header: unknown; readonly payload: Uint8Array };
export type FrameLimits = { readonly headerBytes: number; readonly payloadBytes: number };

/** A frame claims more than its reader allows. */
export class FrameTooLarge extends Error {
  override readonly name = 'FrameTooLarge';
}

const PREFIX = 8;

/** The parts of one frame, ready to be written one after the other without copying the payload. */
export const encodeFrame = (header: unknown, payload: readonly Uint8Array[] = []): Uint8Array[] => {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new DataView(new ArrayBuffer(PREFIX));
  prefix.setUint32(0, json.byteLength);
  prefix.setUint32(
    4,
    payload.reduce((sum, part) => sum + part.byteLength, 0),
  );
  return [new Uint8Array(prefix.buffer), json, ...payload];
};

const join = (chunks: readonly Uint8Array[], total: number): Uint8Array => {
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
 * @throws FrameTooLarge when a claimed length exceeds its limit; SyntaxError when a header is not JSON.
 */
export const createFrameReader = (limits: FrameLimits): { push(chunk: Uint8Array): Frame[] } => {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let lengths: { header: number; payload: number } | null = null;

  const readLengths = (): boolean => {
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

  const take = (): Frame | null => {
    if (!readLengths() || lengths === null || held < lengths.header + lengths.payload) return null;
    const body = join(waiting, held);
    const end = lengths.header + lengths.payload;
    const header: unknown = JSON.parse(new TextDecoder().decode(body.subarray(0, lengths.header)));
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
      const frames: Frame[] = [];
      for (let frame = take(); frame !== null; frame = take()) frames.push(frame);
      return frames;
    },
  };
};
