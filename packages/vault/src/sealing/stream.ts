import { AppError } from '@candid/kernel';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CIPHER, TAG_BYTES } from './envelope.ts';
import { inPieces, type ByteSource } from './pieces.ts';

/*
 * A sealed blob is a header and then chunks, each sealed on its own (the STREAM construction of Hoang, Reyhanitabar, Rogaway
 * and Vizár). Header: magic (4 bytes), version (1), chunk size (4, big endian), nonce prefix (7). A chunk's nonce is
 * prefix, counter (4), 1 for the last chunk or else 0: leaving out, adding, reordering or mixing chunks changes some nonce, so
 * some tag no longer fits. The header and the caller's words are associated data of every chunk.
 */
const MAGIC = Buffer.from('CNDB');
const VERSION = 1;
const PREFIX_BYTES = 7;
const PREFIX_AT = MAGIC.length + 1 + 4;
const MAX_COUNTER = 0xffff_ffff;
/** The header is not authenticated before the first chunk is read, so the size it names is not trusted with memory. */
const MAX_CHUNK_BYTES = 1024 * 1024;

export const HEADER_BYTES = PREFIX_AT + PREFIX_BYTES;

export interface StreamOptions {
  /** 32 bytes, used for this one stream only. */
  readonly key: Uint8Array;
  /** What this stream is and where it belongs; opening needs the same words. */
  readonly associated: string;
  readonly source: ByteSource;
}

/**
 * Seals a stream of any length, yielding the header and then chunk after chunk; holds one chunk of plaintext at most.
 * @param options.chunkBytes plaintext bytes per chunk, 1 byte to 1 MiB
 */
export async function* sealStream(options: StreamOptions & { readonly chunkBytes: number }): AsyncGenerator<Uint8Array> {
  const header = createHeader(options.chunkBytes);
  const associated = associatedData(header, options.associated);
  yield header;
  let counter = 0;
  for await (const { bytes, last } of inPieces(options.source, options.chunkBytes)) {
    const cipher = createCipheriv(CIPHER, options.key, nonceOf(header, counter, last), { authTagLength: TAG_BYTES });
    cipher.setAAD(associated);
    // For GCM `final` adds no ciphertext: it only completes the tag.
    const ciphertext = cipher.update(bytes);
    cipher.final();
    if (ciphertext.length > 0) yield ciphertext;
    yield cipher.getAuthTag();
    counter += 1;
  }
}

/**
 * Opens what `sealStream` made, yielding each chunk's plaintext once its tag was checked; holds one sealed chunk at most.
 * A reader that stops at an error has seen an authentic beginning and knows that the rest is missing.
 * @throws AppError `sealed_corrupt` for any change, cut, extension, wrong key or other associated words
 */
export async function* openStream(options: StreamOptions): AsyncGenerator<Uint8Array> {
  const parts = iterate(options.source);
  try {
    const { header, rest } = await readHeader(parts);
    const chunkBytes = readChunkBytes(header);
    const associated = associatedData(header, options.associated);
    let counter = 0;
    for await (const { bytes, last } of inPieces(continueWith(rest, parts), chunkBytes + TAG_BYTES)) {
      const plaintext = openChunk({ key: options.key, nonce: nonceOf(header, counter, last), associated, sealed: bytes });
      if (plaintext.length > 0) yield plaintext;
      counter += 1;
    }
  } finally {
    // Also when the header was refused and nobody has read on: the source may hold a file open.
    await parts.return(undefined);
  }
}

interface SealedChunk {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly associated: Uint8Array;
  readonly sealed: Uint8Array;
}

const openChunk = ({ key, nonce, associated, sealed }: SealedChunk): Buffer => {
  if (sealed.length < TAG_BYTES) throw new AppError('sealed_corrupt', { reason: 'truncated' });
  const body = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(body));
  const plaintext = decipher.update(sealed.subarray(0, body));
  try {
    decipher.final();
  } catch (cause) {
    plaintext.fill(0);
    throw new AppError('sealed_corrupt', { reason: 'authentication' }, { cause });
  }
  return plaintext;
};

const createHeader = (chunkBytes: number): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt8(VERSION, MAGIC.length);
  header.writeUInt32BE(chunkBytes, MAGIC.length + 1);
  randomBytes(PREFIX_BYTES).copy(header, PREFIX_AT);
  readChunkBytes(header);
  return header;
};

const readChunkBytes = (header: Buffer): number => {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new AppError('sealed_corrupt', { reason: 'not a sealed blob' });
  if (header.readUInt8(MAGIC.length) !== VERSION) throw new AppError('sealed_corrupt', { reason: 'unknown version' });
  const chunkBytes = header.readUInt32BE(MAGIC.length + 1);
  if (chunkBytes < 1 || chunkBytes > MAX_CHUNK_BYTES) throw new AppError('sealed_corrupt', { reason: 'chunk size' });
  return chunkBytes;
};

const nonceOf = (header: Buffer, counter: number, last: boolean): Buffer => {
  // A repeated nonce would give the key away; 2^32 chunks are 256 TiB.
  if (counter > MAX_COUNTER) throw new AppError('too_large', { chunks: counter });
  const nonce = Buffer.alloc(PREFIX_BYTES + 5);
  header.copy(nonce, 0, PREFIX_AT);
  nonce.writeUInt32BE(counter, PREFIX_BYTES);
  nonce.writeUInt8(last ? 1 : 0, PREFIX_BYTES + 4);
  return nonce;
};

const associatedData = (header: Buffer, associated: string): Buffer =>
  Buffer.concat([Buffer.from('candid blob\0'), header, Buffer.from(associated)]);

const readHeader = async (parts: AsyncGenerator<Uint8Array>): Promise<{ header: Buffer; rest: Uint8Array }> => {
  let start = Buffer.alloc(0);
  while (start.length < HEADER_BYTES) {
    const { value, done } = await parts.next();
    if (done === true) throw new AppError('sealed_corrupt', { reason: 'truncated' });
    start = Buffer.concat([start, value]);
  }
  return { header: start.subarray(0, HEADER_BYTES), rest: start.subarray(HEADER_BYTES) };
};

async function* iterate(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  yield* source;
}

async function* continueWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
