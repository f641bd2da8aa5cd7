import { createDecoder, runGeneration, type Decoder } from '@candid/imaging';
import { duration, type Clock } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld, sweepImaging } from './testing/index.ts';

const PROMPT = 'a red boat on a lake';

let decoder: Decoder;
beforeAll(() => {
  decoder = createDecoder();
});
afterAll(() => decoder.close());

/** All rows that point to something sealed, and all sealed files, as a backup has them. */
const copyOf = async (world: ImagingWorld, name: string) => {
  const db = world.database.kysely;
  const blobDir = join(world.folder, name);
  await cp(world.blobDir, blobDir, { recursive: true });
  return {
    blobDir,
    generation: await db.selectFrom('generation').selectAll().executeTakeFirstOrThrow(),
    inputs: await db.selectFrom('generation_input').selectAll().execute(),
    previews: await db.selectFrom('generation_preview').selectAll().execute(),
    images: await db.selectFrom('image').selectAll().execute(),
  };
};
type Copy = Awaited<ReturnType<typeof copyOf>>;

/** Tries to open everything in a copy with the keyring as it is now and the clock turned back; says how each try went. */
const openAll = async (world: ImagingWorld, copy: Copy, then: Clock): Promise<string[]> => {
  const vault = world.vaultAt(then, copy.blobDir);
  const { id, prompt_key_id: keyId, prompt_sealed: sealed } = copy.generation;
  const blob =
    (row: { blob_id: Copy['inputs'][0]['blob_id']; key_id: Copy['inputs'][0]['key_id'] }, context: string) => async () => {
      const bytes = Buffer.concat(
        await Array.fromAsync(await vault.openBlob({ blobId: row.blob_id, keyId: row.key_id, context })),
      );
      return bytes.byteLength > 0 ? 'opened' : 'empty';
    };
  const tries = [
    ...(keyId && sealed
      ? [
          async () =>
            (await vault.openField({ keyId, sealed, context: `generation.prompt:${id}` })) === PROMPT ? 'opened' : 'other',
        ]
      : []),
    ...copy.inputs.map((row) => blob(row, `generation_input.blob:${row.id}`)),
    ...copy.previews.map((row) => blob(row, `generation_preview.blob:${id}:${row.partial_index}`)),
    ...copy.images.map((row) => blob(row, `image.blob:${row.id}`)),
  ];
  return Promise.all(tries.map((open) => open().catch((error: { code: string }) => error.code)));
};

test('OH-04 OH-05 OH-06 NA-01 NA-02: a backup taken while it lived, with the keyring of afterwards, opens neither prompt, upload, preview nor picture', async () => {
  const clock = manualClock();
  const then: Clock = manualClock(clock.now());
  const world = await openImagingWorld({ clock, decoder });
  try {
    world.sandbox.pacing.set({ mode: 'manual' });
    const upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const form = { prompt: PROMPT, intent: 'edit', references: [{ bytes: upload }] } as const;
    const [generationId] = await world.submit(await world.startSubject(), form);
    if (generationId === undefined) throw new Error('nothing was submitted');
    const running = runGeneration(world.work(), { generationId, signal: new AbortController().signal });
    world.sandbox.pacing.release(1);
    await world.until(async () => {
      const rows = await world.database.kysely.selectFrom('generation_preview').select('blob_id').execute();
      return rows.length > 0 ? rows : null;
    });
    const alive = await copyOf(world, 'while-alive');
    expect(await openAll(world, alive, then)).toEqual(['opened', 'opened', 'opened']);

    world.sandbox.pacing.set({ mode: 'instant' });
    await running;
    expect(await openAll(world, alive, then)).toEqual(['key_destroyed', 'key_destroyed', 'key_destroyed']);

    const delivered = await copyOf(world, 'when-delivered');
    expect(await openAll(world, delivered, then)).toEqual(['opened']);
    clock.advance(duration.hours(1));
    expect(await sweepImaging(world.work())).toBe(0);
    expect(await openAll(world, delivered, then)).toEqual(['key_destroyed']);
  } finally {
    await world.close();
  }
});
