import { createFileBlobs, type BlobStore } from '@candid/vault';
import { isAppError, parseId, type BlobId, type Clock, type ObjectKeyId } from '@candid/kernel';
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { qualified, readTables } from './catalogue.ts';
import { digestFile } from './digest.ts';
import { damaged } from './load-tables.ts';
import type { MainManifest } from './manifest.ts';

const LIST = 'blobs.list';
const BATCH = 500;

/**
 * Copies the sealed files that rows of the snapshot point to. One that is not there any more is counted and left out: destroyed since,
 * if its key is gone too, else lost.
 * @param client in the snapshot
 * @param livingKeys of these keys, how many are there now
 */
export const archiveBlobs = async (options: {
  readonly client: pg.Client;
  readonly blobDir: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly livingKeys: (keyIds: readonly ObjectKeyId[]) => Promise<number>;
}): Promise<MainManifest['blobs']> => {
  const { client, folder, clock, livingKeys } = options;
  const [source, target] = [createFileBlobs({ dir: options.blobDir }), archiveIn(folder)];
  const path = join(folder, LIST);
  const list = await open(path, 'wx', 0o600);
  let count = 0;
  const absent: ObjectKeyId[] = [];
  try {
    for await (const { blobId, keyId } of blobsInSnapshot(client)) {
      const sha256 = await copyBlob({ blobId, source, target, clock });
      if (sha256 === null) absent.push(keyId);
      else {
        count += 1;
        await list.write(`${sha256} ${blobId}\n`);
      }
    }
    await list.sync();
  } finally {
    await list.close();
  }
  const lost = await livingKeys(absent);
  return { count, gone: absent.length - lost, lost, list: (await digestFile(path)) ?? '' };
};

/** @throws AppError `config_invalid` when the list or a file on it is missing, cut short or changed */
export const verifyBlobs = async (folder: string, manifest: MainManifest): Promise<void> => {
  const path = join(folder, LIST);
  if ((await digestFile(path)) !== manifest.blobs.list) throw damaged(path);
  for await (const { blobId, sha256 } of listed(folder)) {
    const hash = createHash('sha256');
    try {
      for await (const piece of archiveIn(folder).read(blobId)) hash.update(piece);
    } catch (error) {
      if (!isAppError(error, 'gone')) throw error;
    }
    if (hash.digest('hex') !== sha256) throw damaged(join(folder, 'blobs', blobId.slice(0, 2), blobId));
  }
};

/** Puts every sealed file of the backup into its place; one that is there already is written again. */
export const restoreBlobs = async (folder: string, blobDir: string, clock: Clock): Promise<void> => {
  const target = createFileBlobs({ dir: blobDir });
  for await (const { blobId } of listed(folder)) await copyBlob({ blobId, source: archiveIn(folder), target, clock });
};

const archiveIn = (folder: string): BlobStore => createFileBlobs({ dir: join(folder, 'blobs') });

interface CopyBlob {
  readonly blobId: BlobId;
  readonly source: BlobStore;
  readonly target: BlobStore;
  readonly clock: Clock;
}

/** @returns the sha256 of what was copied; null when there is nothing any more */
const copyBlob = async ({ blobId, source, target, clock }: CopyBlob): Promise<string | null> => {
  const hash = createHash('sha256');
  try {
    await target.put(blobId, hashed(source.read(blobId), hash), clock.now());
  } catch (error) {
    if (isAppError(error, 'gone')) return null;
    throw error;
  }
  return hash.digest('hex');
};

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    // The reader fills the same buffer again.
    yield Uint8Array.from(piece);
  }
}

/** Every blob that any table's `blob_id` names and whose row does not say that it is destroyed, by cursor. */
async function* blobsInSnapshot(client: pg.Client): AsyncGenerator<{ readonly blobId: BlobId; readonly keyId: ObjectKeyId }> {
  const holders = (await readTables(client)).filter(({ columns }) => columns.includes('blob_id'));
  if (holders.length === 0) return;
  const ids = holders
    .map((table) => {
      const kept = table.columns.includes('destroyed_at') ? 'AND destroyed_at IS NULL' : '';
      return `SELECT blob_id, key_id FROM ${qualified(table)} WHERE blob_id IS NOT NULL ${kept}`;
    })
    .join(' UNION ');
  await client.query(`DECLARE blobs NO SCROLL CURSOR FOR ${ids}`);
  for (;;) {
    const { rows } = await client.query<{ blob_id: string; key_id: string }>(`FETCH ${BATCH} FROM blobs`);
    if (rows.length === 0) return;
    for (const row of rows) yield { blobId: parseId<'blob'>(row.blob_id), keyId: parseId<'object-key'>(row.key_id) };
  }
}

async function* listed(folder: string): AsyncGenerator<{ readonly blobId: BlobId; readonly sha256: string }> {
  for await (const line of createInterface({ input: createReadStream(join(folder, LIST)) })) {
    const [sha256 = '', id = ''] = line.split(' ');
    yield { sha256, blobId: parseId<'blob'>(id) };
  }
}
