import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { isAppError } from '@candid/kernel';
import { afterAll, describe, expect, it } from 'vitest';
import { createDecoder } from './index.ts';

const decoder = createDecoder({ limits: { fileBytes: 1_000_000 } });
afterAll(() => decoder.close());

const WIDTH = 24;
const HEIGHT = 16;
/** Red left half, blue right half, and a white top left corner: every orientation looks different. */
const scene = (): Sharp => {
  const data = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < WIDTH * HEIGHT; at += 1) {
    const x = at % WIDTH;
    const y = Math.floor(at / WIDTH);
    data.set(x < 8 && y < 8 ? [255, 255, 255] : x < WIDTH / 2 ? [255, 0, 0] : [0, 0, 255], at * 3);
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
};
const clear = (alpha: number, width = WIDTH): Promise<Buffer> =>
  sharp({ create: { width, height: HEIGHT, channels: 4, background: { r: 9, g: 8, b: 7, alpha } } })
    .png()
    .toBuffer();
const raw = (file: Uint8Array): Promise<Buffer> => sharp(file).removeAlpha().toColourspace('srgb').raw().toBuffer();
const distance = (one: Buffer, other: Buffer): number =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? -999))), 0);
const animated = async (): Promise<Buffer> =>
  sharp(Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]), {
    raw: { width: 10, height: 20, channels: 3, pageHeight: 10 },
  })
    .webp({ loop: 0, delay: [50, 50] })
    .toBuffer();
/** A PNG chunk with a checksum of zero, which only structure checks see. */
const chunk = (name: string, data: Uint8Array): Buffer => {
  const made = Buffer.alloc(12 + data.byteLength);
  made.writeUInt32BE(data.byteLength);
  made.write(name, 4, 'latin1');
  made.set(data, 8);
  return made;
};

describe('normalise', () => {
  it.each([
    ['png', () => scene().png(), 'image/png'],
    ['palette png', () => scene().png({ palette: true }), 'image/png'],
    ['interlaced png', () => scene().png({ progressive: true }), 'image/png'],
    ['16-bit png', () => scene().toColourspace('rgb16').png(), 'image/png'],
    ['jpeg', () => scene().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }), 'image/jpeg'],
    ['progressive jpeg', () => scene().jpeg({ quality: 100, chromaSubsampling: '4:4:4', progressive: true }), 'image/jpeg'],
    ['lossless webp', () => scene().webp({ lossless: true }), 'image/png'],
    ['lossy webp', () => scene().webp({ quality: 100 }), 'image/jpeg'],
  ] as const)('gives the pixels of a %s', async (_name, make, mime) => {
    const file = await make().toBuffer();
    const image = await decoder.normalise(file);
    expect(image).toMatchObject({ mime, width: WIDTH, height: HEIGHT });
    expect(distance(await raw(image.bytes), await raw(file))).toBeLessThan(mime === 'image/png' ? 2 : 60);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('bakes EXIF orientation %i as an independent program does (R13)', async (orientation) => {
    const file = await scene().withMetadata({ orientation }).png().toBuffer();
    const image = await decoder.normalise(file);
    const upright = await sharp(file).autoOrient().png().toBuffer();
    expect(await raw(image.bytes)).toEqual(await raw(upright));
    const jpeg = await decoder.normalise(await scene().withMetadata({ orientation }).jpeg().toBuffer());
    expect([jpeg.width, jpeg.height]).toEqual([image.width, image.height]);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('drops place, camera and colour profile from a %s', async (format) => {
    const file = await scene()
      .withExif({ IFD0: { Make: 'CANARY-CAMERA' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY-XMP</x:xmpmeta>')
      .toFormat(format)
      .toBuffer();
    expect(file.toString('latin1')).toContain('CANARY');
    const { bytes } = await decoder.normalise(file);
    const left = await sharp(bytes).metadata();
    expect([left.exif, left.icc, left.xmp, left.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('CANARY');
  });

  it.each(['png', 'jpeg', 'webp'] as const)('leaves behind what was appended to a %s', async (format) => {
    const file = Buffer.concat([
      await scene().toFormat(format).toBuffer(),
      Buffer.from('PK\u0003\u0004<script>POLYGLOT</script>'),
    ]);
    const { bytes } = await decoder.normalise(file);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('POLYGLOT');
  });

  it('works on several pictures at once, each in its turn', async () => {
    const file = await scene().png().toBuffer();
    const images = await Promise.all(Array.from({ length: 5 }, () => decoder.normalise(file)));
    expect(images.map(({ width }) => width)).toEqual([WIDTH, WIDTH, WIDTH, WIDTH, WIDTH]);
  });
});

describe('at the limit of 64 megapixels', () => {
  const plain = (channels: 3 | 4): Sharp =>
    sharp({ create: { width: 8_000, height: 8_000, channels, background: { r: 30, g: 90, b: 200, alpha: 0.4 } } });
  it.each([
    ['a rotated JPEG', () => plain(3).withMetadata({ orientation: 6 }).jpeg(), 'image/jpeg'],
    ['a transparent PNG', () => plain(4).png(), 'image/png'],
    ['a WebP', () => plain(3).webp({ effort: 0 }), 'image/jpeg'],
  ] as const)('%s is opened', { timeout: 120_000 }, async (_name, make, mime) => {
    // That it fits is ours; how long it takes depends on what else the machine has to do.
    const full = createDecoder({ limits: { stall: 110_000, total: 110_000 } });
    try {
      expect(await full.normalise(await make().toBuffer())).toMatchObject({ mime, width: 8_000, height: 8_000 });
    } finally {
      await full.close();
    }
  });
});

describe('what is refused, and how it is said', () => {
  const claiming = async (width: number, height: number): Promise<Buffer> => {
    const file = await scene().png().toBuffer();
    file.writeUInt32BE(width, 16);
    file.writeUInt32BE(height, 20);
    file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
    return file;
  };
  const apng = async (): Promise<Buffer> => {
    const file = await scene().png().toBuffer();
    return Buffer.concat([file.subarray(0, 33), chunk('acTL', new Uint8Array(8)), file.subarray(33)]);
  };
  const cut = async (format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> => {
    const file = await scene().toFormat(format).toBuffer();
    return file.subarray(0, file.byteLength - 12);
  };
  it.each([
    ['an empty file', () => Buffer.alloc(0), 'reference_empty', {}],
    ['a file at the limit', () => Buffer.alloc(1_000_000), 'reference_too_large', { limitBytes: 1_000_000 }],
    ['a GIF', () => scene().gif().toBuffer(), 'reference_unsupported', { format: 'gif' }],
    ['a TIFF', () => scene().tiff().toBuffer(), 'reference_unsupported', { format: 'tiff' }],
    ['an AVIF', () => Buffer.from('\0\0\0\x1cftypavif', 'latin1'), 'reference_unsupported', { format: 'avif' }],
    ['a HEIC', () => Buffer.from('\0\0\0\x1cftypheic', 'latin1'), 'reference_unsupported', { format: 'heic' }],
    ['an SVG', () => Buffer.from('<?xml version="1.0"?><svg/>'), 'reference_unsupported', { format: 'svg' }],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'reference_unsupported', { format: 'pdf' }],
    ['a text', () => Buffer.from('hello'), 'reference_unsupported', { format: 'unknown' }],
    ['an animated PNG', apng, 'reference_animated', { format: 'png' }],
    ['an animated WebP', animated, 'reference_animated', { format: 'webp' }],
    ['a bomb', () => claiming(15_000, 15_000), 'reference_too_many_pixels', { width: 15_000, height: 15_000 }],
    ['a CMYK JPEG', () => scene().toColourspace('cmyk').jpeg().toBuffer(), 'reference_cmyk', {}],
    ['a cut PNG', () => cut('png'), 'reference_broken', { format: 'png' }],
    ['a cut JPEG', () => cut('jpeg'), 'reference_broken', { format: 'jpeg' }],
    ['a cut WebP', () => cut('webp'), 'reference_broken', { format: 'webp' }],
    ['a PNG that claims more rows than it has', () => claiming(24, 3_000), 'reference_broken', {}],
  ] as const)('%s', async (_name, make, code, detail) => {
    await expect(decoder.normalise(await make())).rejects.toMatchObject({ code, detail });
  });

  it('NA-03: ends in a picture or a clear error for any damaged file, and goes on working', async () => {
    const bases = await Promise.all([scene().png().toBuffer(), scene().jpeg().toBuffer(), scene().webp().toBuffer()]);
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    const check = fc.asyncProperty(fc.constantFrom(...bases), damage, async (base, spots) => {
      const file = Uint8Array.from(base);
      for (const [at, value] of spots) file[at % file.byteLength] = value;
      const outcome = await decoder.normalise(file).catch((error: unknown) => error);
      expect(isAppError(outcome) ? outcome.code : 'picture').toMatch(/^(reference_|picture)/);
    });
    await fc.assert(check, { numRuns: 40 });
    expect(await decoder.normalise(await scene().png().toBuffer())).toMatchObject({ width: WIDTH });
  }, 60_000);
});

describe('masks', () => {
  it('tells whether anything may be edited, and keeps alpha but no picture (R11)', async () => {
    const mask = await decoder.readMask(await clear(0));
    expect(mask).toMatchObject({ width: WIDTH, height: HEIGHT, hasTransparency: true });
    expect((await decoder.readMask(await clear(0.5))).hasTransparency).toBe(false);
    expect([...(await raw(mask.bytes))].every((value) => value === 0)).toBe(true);
  });

  it('puts the original back outside the mask (R12), and refuses another size', async () => {
    const [original, edited] = await Promise.all([scene().png().toBuffer(), scene().negate().png().toBuffer()]);
    const [kept, open, wide] = await Promise.all([clear(1), clear(0), clear(0, WIDTH + 1)]);
    const restored = await decoder.restoreOutsideMask({ original, edited, mask: kept });
    expect(await raw(restored.bytes)).toEqual(await raw(original));
    const changed = await decoder.restoreOutsideMask({ original, edited, mask: open });
    expect(await raw(changed.bytes)).toEqual(await raw(edited));
    await expect(decoder.restoreOutsideMask({ original, edited, mask: wide })).rejects.toMatchObject({ code: 'mask_wrong_size' });
  });
});

describe('encode', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('writes %s', async (to) => {
    const bytes = await scene().png().toBuffer();
    const image = await decoder.encode({ bytes, to });
    expect(image).toMatchObject({ mime: to, width: WIDTH, height: HEIGHT });
    expect(distance(await raw(image.bytes), await raw(bytes))).toBeLessThan(to === 'image/png' ? 1 : 100);
  });
});

it('that is closed reads nothing more, whether or not it ever did', async () => {
  const file = await scene().png().toBuffer();
  for (const before of [[], [file]]) {
    const ending = createDecoder();
    for (const one of before) await ending.normalise(one);
    await ending.close();
    await expect(ending.normalise(file)).rejects.toMatchObject({ code: 'cancelled' });
  }
});
