import { createDecoder, removePictures, runGeneration, type Decoder } from '@candid/imaging';
import { duration, type Clock } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formsOf, newCanary, openImagingWorld, scanFolder, scanTables, type ImagingWorld } from './testing/index.ts';

let decoder: Decoder;
beforeAll(() => {
  decoder = createDecoder();
});
afterAll(() => decoder.close());

/** Every row that points to something sealed, and all sealed files, as a backup has them. */
const copyOf = async (world: ImagingWorld) => {
  const db = world.database.kysely;
  const blobDir = join(world.folder, 'copy');
  await cp(world.blobDir, blobDir, { recursive: true });
  return {
    blobDir,
    prompts: await db.selectFrom('generation').select(['id', 'prompt_key_id', 'prompt_sealed']).execute(),
    inputs: await db.selectFrom('generation_input').selectAll().execute(),
    images: await db.selectFrom('image').selectAll().execute(),
  };
};

/** Tries to open everything in a copy with the living keyring and the clock turned back; says how each try went. */
const openAll = async (world: ImagingWorld, copy: Awaited<ReturnType<typeof copyOf>>, then: Clock): Promise<string[]> => {
  const vault = world.vaultAt(then, copy.blobDir);
  const blob = async (row: (typeof copy.images)[0] | (typeof copy.inputs)[0], context: string): Promise<string> => {
    const bytes = await Array.fromAsync(await vault.openBlob({ blobId: row.blob_id, keyId: row.key_id, context }));
    return bytes.length > 0 ? 'opened' : 'empty';
  };
  const tries = [
    ...copy.prompts.map(async ({ id, prompt_key_id: keyId, prompt_sealed: sealed }) => {
      if (!keyId || !sealed) return 'not there';
      await vault.openField({ keyId, sealed, context: `generation.prompt:${id}` });
      return 'opened';
    }),
    ...copy.inputs.map((row) => blob(row, `generation_input.blob:${row.id}`)),
    ...copy.images.map((row) => blob(row, `image.blob:${row.id}`)),
  ];
  return Promise.all(tries.map((one) => one.catch((error: { code: string }) => error.code)));
};

test('HI-14 HI-28: after a deletion no row names the picture, its words lie nowhere, and a backup from before opens none of it', async () => {
  const clock = manualClock();
  const then: Clock = manualClock(clock.now());
  const world = await openImagingWorld({ clock, decoder, policy: policies.history });
  try {
    const words = newCanary();
    const upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const subjectId = await world.startSubject('open', 'account');
    const make = async (prompt: string): Promise<void> => {
      const [generationId] = await world.submit(subjectId, { prompt, intent: 'edit', references: [{ bytes: upload }] });
      if (generationId === undefined) throw new Error('nothing was submitted');
      await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
    };
    await make(words);
    const copy = await copyOf(world);
    expect(await openAll(world, copy, then)).toEqual(['opened', 'opened', 'opened']);
    clock.advance(duration.seconds(1));
    await make('a picture that stays');

    const [image] = copy.images;
    if (!image) throw new Error('no picture was made');
    await removePictures(world.submission, { subjectId, images: [image.id] });
    expect(await openAll(world, copy, then)).toEqual(['key_destroyed', 'key_destroyed', 'key_destroyed']);
    const names = [
      image.id,
      image.key_id,
      image.blob_id,
      ...copy.inputs.flatMap(({ id, key_id, blob_id }) => [id, key_id, blob_id]),
    ];
    for (const name of names) expect((await scanTables(world, [Buffer.from(name)])).found).toEqual([]);
    expect((await scanTables(world, formsOf(words))).found).toEqual([]);
    expect((await scanFolder(world.blobDir, formsOf(words))).found).toEqual([]);
    expect((await scanFolder(world.blobDir, [])).files).toBe(2);

    // The one that stays can still be opened: nothing was taken beyond what was asked.
    const kept = await copyOf(world);
    expect((await openAll(world, kept, then)).filter((one) => one === 'opened')).toHaveLength(3);
  } finally {
    await world.close();
  }
});
