import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { markAsGenerated } from './index.ts';
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
