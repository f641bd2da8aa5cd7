import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { hasContentCredentials, markAsGenerated } from './index.ts';
import { GENERATED_SOURCE_TYPE } from './xmp.ts';

const sample = (channels: 3 | 4): Sharp =>
  sharp({ create: { width: 21, height: 13, channels, background: { r: 200, g: 40, b: 90, alpha: 0.5 } } });
const samples = {
  'image/png': () => sample(4).png().toBuffer(),
  'image/jpeg': () => sample(3).jpeg().toBuffer(),
  'image/webp': () => sample(3).webp().toBuffer(),
} as const;
const lossless = (): Promise<Buffer> => sample(4).webp({ lossless: true }).toBuffer();
const pixels = (file: Uint8Array): Promise<Buffer> => sharp(file).ensureAlpha().raw().toBuffer();
const xmpOf = async (file: Uint8Array): Promise<string> => (await sharp(file).metadata()).xmp?.toString('utf8') ?? '';

const pngChunk = (name: string, data: Uint8Array): Buffer => {
  const chunk = Buffer.alloc(12 + data.byteLength);
  chunk.writeUInt32BE(data.byteLength);
  chunk.write(name, 4, 'latin1');
  chunk.set(data, 8);
  return chunk;
};

describe('marking as generated', () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])('says so in a %s that another program reads', async (mime) => {
    const plain = await samples[mime]();
    const marked = markAsGenerated(plain, mime, { model: 'gpt-image-1' });
    expect(await xmpOf(marked)).toContain(`DigitalSourceType="${GENERATED_SOURCE_TYPE}"`);
    expect(await xmpOf(marked)).toContain('AISystemUsed="gpt-image-1"');
    expect(await pixels(marked)).toEqual(await pixels(plain));
    const twice = markAsGenerated(marked, mime, { model: 'other' });
    expect(Buffer.from(twice).toString('latin1').split('x:xmpmeta xmlns').length - 1).toBe(1);
  });

  it('keeps the transparency of a lossless WebP', async () => {
    const plain = await lossless();
    const marked = markAsGenerated(plain, 'image/webp', { model: 'm' });
    expect(await xmpOf(marked)).toContain(GENERATED_SOURCE_TYPE);
    expect((await sharp(marked).metadata()).hasAlpha).toBe(true);
    expect(await pixels(marked)).toEqual(await pixels(plain));
  });

  it('cannot be broken out of by a model name', async () => {
    const marked = markAsGenerated(await samples['image/png'](), 'image/png', { model: '"/><evil a="&' });
    expect(await xmpOf(marked)).not.toContain('<evil');
  });

  it.each(Object.keys(samples) as (keyof typeof samples)[])('refuses bytes that are no %s', (mime) => {
    expect(() => markAsGenerated(new Uint8Array([1, 2, 3]), mime, { model: 'm' })).toThrow('unsupported_media');
  });
});

describe('content credentials', () => {
  it('are found in PNG, JPEG and WebP and missed where there are none', async () => {
    const [png, jpeg, webp] = await Promise.all([samples['image/png'](), samples['image/jpeg'](), lossless()]);
    for (const plain of [png, jpeg, webp]) expect(hasContentCredentials(plain)).toBe(false);
    expect(
      hasContentCredentials(Buffer.concat([png.subarray(0, 33), pngChunk('caBX', new Uint8Array(8)), png.subarray(33)])),
    ).toBe(true);
    const box = Buffer.from('4a500001000000010000001c6a756d62', 'hex');
    const app11 = Buffer.concat([Buffer.from([0xff, 0xeb, 0, box.byteLength + 2]), box]);
    expect(hasContentCredentials(Buffer.concat([jpeg.subarray(0, 2), app11, jpeg.subarray(2)]))).toBe(true);
    expect(hasContentCredentials(Buffer.concat([webp, Buffer.from('C2PA\u0002\0\0\0xx', 'latin1')]))).toBe(true);
  });

  it('never throws, whatever the bytes', async () => {
    const bases: Uint8Array[] = await Promise.all([...Object.values(samples).map((make) => make()), lossless()]);
    fc.assert(
      fc.property(fc.constantFrom(...bases), fc.nat(), fc.uint8Array({ maxLength: 40 }), (base, at, noise) => {
        const file = Uint8Array.from(base);
        file.set(noise, Math.min(at % file.byteLength, file.byteLength - Math.min(noise.byteLength, file.byteLength)));
        expect(typeof hasContentCredentials(file)).toBe('boolean');
      }),
    );
  });
});
