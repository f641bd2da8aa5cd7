import { AppError, type BlobId } from '@candid/kernel';
import { mkdir, open, readdir, rename, rm, stat, unlink, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobListing, BlobStore } from './blob-store.ts';

const INCOMING = 'incoming';
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const READ_BYTES = 64 * 1024;
/** Written in one system call: each one is a hop to another thread, and a picture has dozens of sealed chunks. */
const WRITE_BYTES = 1024 * 1024;
const SHARD = /^[0-9a-f]{2}$/;
/** A blob's id; while it is being written also when that began, in milliseconds. */
const BLOB = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.(\d+))?$/;

/**
 * Sealed blobs as files `<dir>/<first two digits>/<id>`, mode 0600 in folders of mode 0700. A blob is written to
 * `<dir>/incoming`, flushed, and moved into its place, so that a file in its place is always whole.
 */
export const createFileBlobs = ({ dir }: { readonly dir: string }): BlobStore => {
  const incoming = join(dir, INCOMING);
  const shardOf = (blobId: BlobId): string => join(dir, blobId.slice(0, 2));
  return {
    put: async (blobId, sealed, storedAt) => {
      const temporary = join(incoming, `${blobId}.${storedAt.getTime()}`);
      try {
        await writeFlushed({ path: temporary, content: sealed, storedAt });
        await moveDurably({ from: temporary, shard: shardOf(blobId), name: blobId });
      } catch (error) {
        await rm(temporary, { force: true });
        throw isSystemError(error, 'ENOSPC', 'EDQUOT') ? new AppError('storage_full', {}, { cause: error }) : error;
      }
    },
    read: (blobId) => readPieces(join(shardOf(blobId), blobId)),
    delete: async (blobId) => {
      if (await removeFile(join(shardOf(blobId), blobId))) return;
      // Not in its place: it may never have been finished.
      const unfinished = (await namesIn(incoming)).filter((name) => name.startsWith(blobId));
      for (const name of unfinished) await rm(join(incoming, name), { force: true });
    },
    list: async function* () {
      for (const name of await namesIn(dir)) {
        if (SHARD.test(name) || name === INCOMING) yield await listFolder(join(dir, name));
      }
    },
  };
};

interface WriteFlushed {
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly storedAt: Date;
}

const writeFlushed = async ({ path, content, storedAt }: WriteFlushed): Promise<void> => {
  const file = await withFolder(join(path, '..'), () => open(path, 'wx', FILE_MODE));
  try {
    await writePieces(file, content);
    // The sweep compares this with the same clock, not with the machine's.
    await file.utimes(storedAt, storedAt);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Gathers small pieces, and at most `WRITE_BYTES` and a piece of them. */
const writePieces = async (file: FileHandle, content: AsyncIterable<Uint8Array>): Promise<void> => {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    waiting.push(piece);
    length += piece.length;
    if (length < WRITE_BYTES) continue;
    await writeAll(file, waiting);
    waiting = [];
    length = 0;
  }
  if (waiting.length > 0) await writeAll(file, waiting);
};

const writeAll = async (file: FileHandle, pieces: Uint8Array[]): Promise<void> => {
  const { bytesWritten } = await file.writev(pieces);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  // Short when the disk is nearly full: going on with the rest brings the error out.
  if (bytesWritten < length) await writeFile(file, Buffer.concat(pieces).subarray(bytesWritten));
};

interface MoveDurably {
  readonly from: string;
  readonly shard: string;
  readonly name: string;
}

const moveDurably = async ({ from, shard, name }: MoveDurably): Promise<void> => {
  await withFolder(shard, () => rename(from, join(shard, name)));
  await flushFolder(shard);
};

/** Does something in a folder that is made, durably, if it turns out to be missing. */
const withFolder = async <T>(folder: string, action: () => Promise<T>): Promise<T> => {
  try {
    return await action();
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  await flushFolder(join(folder, '..'));
  return action();
};

const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw isSystemError(cause, 'ENOENT') ? new AppError('gone', {}, { cause }) : cause;
  });
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const listFolder = async (folder: string): Promise<BlobListing[]> => {
  const listed: BlobListing[] = [];
  for (const name of await namesIn(folder)) {
    const [, blobId, begunAt] = BLOB.exec(name) ?? [];
    if (blobId === undefined) continue;
    const storedAt = begunAt === undefined ? (await stat(join(folder, name)).catch(absent))?.mtime : new Date(Number(begunAt));
    if (storedAt !== undefined) listed.push({ blobId: blobId as BlobId, storedAt });
  }
  return listed;
};

/** @returns whether it was there */
const removeFile = async (path: string): Promise<boolean> => {
  const removed = await unlink(path).catch(absent);
  return removed !== null;
};

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(absent)) ?? [];

const absent = (error: unknown): null => {
  if (isSystemError(error, 'ENOENT')) return null;
  throw error;
};

const isSystemError = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
