import { createDecoder, openImage, removePictures, runGeneration, type Decoder, type ImagingContext } from '@candid/imaging';
import { duration, type ImageId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from './testing/index.ts';
import { zipPictures } from './zip-pictures.ts';

let decoder: Decoder;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeAll(() => {
  decoder = createDecoder();
});
afterAll(() => decoder.close());
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, decoder, policy: policies.history });
  subjectId = await world.startSubject('open', 'account');
});
afterEach(() => world.close());

const make = async (count: number): Promise<ImageId[]> => {
  for (let made = 0; made < count; made += 1) {
    const [generationId] = await world.submit(subjectId);
    if (generationId === undefined) throw new Error('nothing was submitted');
    clock.advance(duration.seconds(1));
    await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  }
  const rows = await world.database.kysely.selectFrom('image').select('id').orderBy('created_at').execute();
  return rows.map(({ id }) => id);
};

const bytesOf = async (imageId: ImageId): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync((await openImage(world.submission, { subjectId, imageId })).stream));

const noteOf = (names: readonly string[]) => ({ name: 'read-me.txt', text: `gone: ${names.join(' ')}` });

/** Counts pictures as they are opened. */
const counting = () => {
  let opened = 0;
  const vault: ImagingContext['vault'] = {
    ...world.submission.vault,
    openBlob: (blob) => {
      opened += 1;
      return world.submission.vault.openBlob(blob);
    },
  };
  return { ctx: { ...world.submission, vault }, opened: () => opened };
};

const END_OF_DIRECTORY = 0x06054b50;

/** What a ZIP holds by its own directory: names with stored bytes. */
const unzip = (zip: Buffer): Map<string, Buffer> => {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(END_OF_DIRECTORY);
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry += 1) {
    const [size, nameLength, extra, start] = [
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    found.set(name, zip.subarray(from, from + size));
    at += 46 + nameLength + extra;
  }
  return found;
};

test('a ZIP holds each picture to the byte, under a name that tells nothing of it', async () => {
  const images = await make(2);
  const zip = zipPictures(world.submission, { subjectId, images, noteOf });
  const files = unzip(Buffer.concat(await Array.fromAsync(zip)));
  expect([...files.keys()].every((name) => /^candid-\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{8}\.png$/.test(name))).toBe(true);
  expect([...files.values()]).toEqual(await Promise.all(images.map(bytesOf)));
});

test('a ZIP is read as it is taken: a reader who stops holds one picture open, not all', async () => {
  const images = await make(5);
  const { ctx, opened } = counting();
  const zip = zipPictures(ctx, { subjectId, images, noteOf });
  expect((await zip.next()).done).toBe(false);
  expect(opened()).toBe(1);
  await zip.return(undefined);
  expect(opened()).toBe(1);
});

test('HI-14: what is deleted or ends in the middle of a ZIP is not in it, and the ZIP says so', async () => {
  const images = await make(3);
  const [first, second, third] = images;
  if (!first || !second || !third) throw new Error('three were made');
  const wanted = await bytesOf(first);
  const zip = zipPictures(world.submission, { subjectId, images, noteOf });
  const head = await zip.next();
  const pieces: Uint8Array[] = head.done ? [] : [head.value];
  await removePictures(world.submission, { subjectId, images: [second] });
  clock.advance(duration.days(30));
  for await (const piece of zip) pieces.push(piece);
  const files = unzip(Buffer.concat(pieces));
  expect([...files.values()]).toEqual([wanted, Buffer.from(`gone: ${second.slice(0, 8)} ${third.slice(0, 8)}`)]);
});

test('a picture of somebody else is not put into a ZIP', async () => {
  const images = await make(1);
  const stranger = await world.startSubject('open', 'account');
  const files = unzip(
    Buffer.concat(await Array.fromAsync(zipPictures(world.submission, { subjectId: stranger, images, noteOf }))),
  );
  expect([...files.keys()]).toEqual(['read-me.txt']);
});
