/** Where bytes come from; a piece is only looked at until the next one is asked for. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface Piece {
  /** Valid until the next piece is asked for. */
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/**
 * Cuts a source into pieces of exactly `size` bytes; only the last may be shorter, and it is empty only for an empty source.
 * Holds at most one piece: a piece is known to be the last one only when the source has ended.
 */
export async function* inPieces(source: ByteSource, size: number): AsyncGenerator<Piece, void, undefined> {
  const held = Buffer.allocUnsafe(size);
  let count = 0;
  try {
    for await (const part of source) {
      let rest = part;
      while (rest.length > 0) {
        if (count === size) {
          yield { bytes: held, last: false };
          count = 0;
        }
        if (count === 0 && rest.length > size) {
          yield { bytes: rest.subarray(0, size), last: false };
          rest = rest.subarray(size);
          continue;
        }
        const taken = rest.subarray(0, size - count);
        held.set(taken, count);
        count += taken.length;
        rest = rest.subarray(taken.length);
      }
    }
    yield { bytes: held.subarray(0, count), last: true };
  } finally {
    // It may have held plaintext.
    held.fill(0);
  }
}
