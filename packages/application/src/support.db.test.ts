import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureReader } from './picture-reader.ts';
import { createSupport, type LetterForm, type SupportApi } from './support.ts';
import { newCanary, openImagingWorld, scanFolder, formsOf, type ImagingWorld } from './testing/index.ts';

const office = { timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5], closesAt: 17 * 60, holidays: [] };
const clock = manualClock();
let world: ImagingWorld;
let support: SupportApi;
beforeAll(async () => {
  world = await openImagingWorld({ clock });
  const { db, vault, jobs, decoder } = world.submission;
  const made = createSupport({ db, vault, clock, jobs, office, readPicture: pictureReader(decoder) }, world.policy);
  if (made === null) throw new Error('this policy keeps letters');
  support = made;
});
afterAll(() => world.close());

const send = (files: LetterForm['files']) =>
  support.send({ kind: 'technical', text: 'See the picture.', address: 'ada@example.org', language: 'en', account: null, files });
const enclosures = () => world.database.kysely.selectFrom('correspondence_attachment').selectAll().orderBy('byte_size').execute();

test('a picture in a letter is drawn anew in the isolated process, text stays as it came, and both are sealed', async () => {
  const canary = newCanary();
  const pixels = { create: { width: 40, height: 30, channels: 3, background: '#406080' } } as const;
  const picture = await sharp(pixels)
    .withExif({ IFD0: { Artist: canary } })
    .jpeg()
    .toBuffer();
  expect(picture.includes(canary)).toBe(true);
  await send([
    { claimedType: 'text/html', bytes: picture },
    { claimedType: 'text/plain', bytes: Buffer.from(canary) },
  ]);
  const kept = await enclosures();
  expect(kept.map(({ form }) => form).toSorted()).toEqual(['opaque', 'picture']);
  expect((await scanFolder(world.blobDir, formsOf(canary))).found).toEqual([]);
  for (const one of kept) {
    const opened = await world.submission.vault.openBlob({
      blobId: one.blob_id,
      keyId: one.key_id,
      context: `correspondence_attachment.file:${one.id}`,
    });
    const bytes = Buffer.concat(await Array.fromAsync(opened));
    expect(bytes.includes(canary), one.form).toBe(one.form === 'opaque');
    if (one.form === 'picture') expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 30 });
  }
});

test('whether there is room for a letter is asked before its files are read', async () => {
  const broken = { claimedType: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') };
  const { perAddress } = policies['one-hour'].support.limits;
  await expect(send([broken])).rejects.toMatchObject({ code: 'enclosure_unsupported' });
  clock.advance(duration.hours(1));
  for (let letter = 0; letter < perAddress; letter += 1) await send([]);
  await expect(send([broken])).rejects.toMatchObject({ code: 'hour_full' });
  clock.advance(duration.hours(1));
});

test('a damaged picture and more than fits are refused, and nothing of the letter is kept', async () => {
  const before = await enclosures();
  const letters = () => world.database.kysely.selectFrom('correspondence').select('id').execute();
  const count = (await letters()).length;
  const broken = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await expect(send([{ claimedType: 'image/png', bytes: broken }])).rejects.toMatchObject({ code: 'enclosure_unsupported' });
  const { attachments } = policies['one-hour'].support.limits;
  const many = Array.from({ length: attachments + 1 }, () => ({ claimedType: 'text/plain', bytes: Buffer.from('a') }));
  await expect(send(many)).rejects.toMatchObject({ code: 'enclosure_too_many' });
  expect(await enclosures()).toEqual(before);
  expect(await letters()).toHaveLength(count);
});
