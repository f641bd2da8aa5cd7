import { newId, type BlobId } from '@candid/kernel';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlobListing } from './blob-store.ts';
import { createFileBlobs } from './file-blobs.ts';
import { sweepBlobs } from './sweep-blobs.ts';

const noon = new Date('2026-06-01T12:00:00Z');
let dir: string;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'candid-blobs-')), 'blobs');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

async function* pieces(...texts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield Buffer.from(text);
  }
}
const filesIn = async (): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};
const readAll = async (source: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = '';
  for await (const piece of source) text += Buffer.from(piece).toString();
  return text;
};
const systemError = (code: string): Error => Object.assign(new Error(code), { code });

test('a blob lies in its shard, readable by its owner alone', async () => {
  const blobs = createFileBlobs({ dir });
  const blobId = newId<'blob'>();
  await blobs.put(blobId, pieces('one ', 'two'), noon);
  const shard = join(dir, blobId.slice(0, 2));
  expect(await readFile(join(shard, blobId), 'utf8')).toBe('one two');
  expect((await stat(join(shard, blobId))).mode & 0o777).toBe(0o600);
  expect((await stat(shard)).mode & 0o777).toBe(0o700);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  expect(await readAll(blobs.read(blobId))).toBe('one two');
  expect(await filesIn()).toEqual([blobId]);
});

test('a put that fails half-way leaves nothing, and says so when the disk is full', async () => {
  const blobs = createFileBlobs({ dir });
  const broken = new Error('the source broke');
  await expect(blobs.put(newId<'blob'>(), pieces('one', broken), noon)).rejects.toBe(broken);
  for (const code of ['ENOSPC', 'EDQUOT']) {
    const full = blobs.put(newId<'blob'>(), pieces('one', systemError(code)), noon);
    await expect(full).rejects.toThrow(expect.objectContaining({ code: 'storage_full' }));
  }
  expect(await filesIn()).toEqual([]);
});

test('many first puts at once share the folders they make', async () => {
  const blobs = createFileBlobs({ dir });
  const ids = Array.from({ length: 50 }, () => newId<'blob'>());
  await Promise.all(ids.map((blobId) => blobs.put(blobId, pieces(blobId), noon)));
  expect((await filesIn()).sort()).toEqual([...ids].sort());
});

test('deleting is idempotent, and reading afterwards says gone', async () => {
  const blobs = createFileBlobs({ dir });
  const blobId = newId<'blob'>();
  await blobs.delete(blobId);
  await blobs.put(blobId, pieces('one'), noon);
  await blobs.delete(blobId);
  await blobs.delete(blobId);
  await expect(readAll(blobs.read(blobId))).rejects.toThrow(expect.objectContaining({ code: 'gone' }));
  expect(await filesIn()).toEqual([]);
});

test('the list names every blob with when its put began, unfinished ones too, and no stray file', async () => {
  const blobs = createFileBlobs({ dir });
  const [finished, unfinished] = [newId<'blob'>(), newId<'blob'>()];
  await blobs.put(finished, pieces('one'), noon);
  await writeFile(join(dir, 'incoming', `${unfinished}.${noon.getTime()}`), 'on');
  await writeFile(join(dir, 'incoming', 'stray'), '');
  await mkdir(join(dir, 'lost+found'));
  const listed: BlobListing[] = [];
  for await (const batch of blobs.list()) listed.push(...batch);
  expect(listed).toHaveLength(2);
  expect(listed).toEqual(expect.arrayContaining([finished, unfinished].map((blobId) => ({ blobId, storedAt: noon }))));
});

test('the sweep removes what no row points to once its grace is over, and counts what still waits', async () => {
  const blobs = createFileBlobs({ dir });
  const [live, orphan, unfinished, young] = [newId<'blob'>(), newId<'blob'>(), newId<'blob'>(), newId<'blob'>()];
  const grace = 60_000;
  await blobs.put(live, pieces('one'), noon);
  await blobs.put(orphan, pieces('two'), noon);
  await writeFile(join(dir, 'incoming', `${unfinished}.${noon.getTime()}`), 'th');
  await blobs.put(young, pieces('four'), new Date(noon.getTime() + 1));
  const clock = { now: () => new Date(noon.getTime() + grace) };
  const findLive = async (ids: readonly BlobId[]) => ids.filter((id) => id === live);
  expect(await sweepBlobs({ blobs, clock }, { findLive, grace })).toEqual({ removed: 2, waiting: 1 });
  expect((await filesIn()).sort()).toEqual([live, young].sort());
});

test('an empty store has nothing to list or sweep', async () => {
  const clock = { now: () => noon };
  const sweep = sweepBlobs({ blobs: createFileBlobs({ dir }), clock }, { findLive: async () => [], grace: 0 });
  expect(await sweep).toEqual({ removed: 0, waiting: 0 });
});
