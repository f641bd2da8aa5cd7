import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A plain picture. */
export const picture = (colour: string, { width = 64, height = 64 } = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** A mask: opaque, with its left half to be edited. */
export const mask = ({ width, height }: { width: number; height: number }): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: 'black' } })
    .composite([
      {
        input: { create: { width: width / 2, height, channels: 4, background: 'black' } },
        left: 0,
        top: 0,
        blend: 'dest-out',
      },
    ])
    .png()
    .toBuffer();

/** A photograph that lies on its side (EXIF 6), with its place and its owner's name in it. Upright, its upper left is red. */
export const photograph = async (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 48, channels: 3, background: 'teal' } })
    .composite([{ input: await picture('red', { width: 16, height: 16 }), left: 0, top: 32 }])
    .withExif({ IFD0: { Artist: 'Canary Owner' }, IFD3: { GPSLatitude: '48/1 8/1 0/1', GPSLongitude: '11/1 34/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const cmyk = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();

export const animated = async (): Promise<Buffer> =>
  sharp([await picture('red'), await picture('blue')], { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();

/** A GIF of two frames. */
export const gif = async (): Promise<Buffer> =>
  sharp([await picture('red'), await picture('blue')], { join: { animated: true } })
    .gif({ loop: 0, delay: [100, 100] })
    .toBuffer();

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** An animated PNG: one whose first chunk after its header says so. */
export const animatedPng = async (): Promise<Buffer> => {
  const file = await picture('red');
  const frames = Buffer.alloc(8);
  frames.writeUInt32BE(2);
  return Buffer.concat([file.subarray(0, 33), chunk('acTL', frames), file.subarray(33)]);
};

/** A picture that is a page with a script as well. */
export const pageInPicture = async (): Promise<Buffer> =>
  Buffer.concat([await picture('red'), Buffer.from('<!doctype html><script>alert(1)</script>')]);

/** Few bytes that unpack to 256 million pixels: a black PNG of one bit each. */
export const bomb = async (): Promise<Buffer> => {
  const edge = 16_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header[8] = 1;
  // Each row begins with its filter.
  const pixels = deflateSync(Buffer.alloc(edge * (1 + edge / 8)));
  const signature = (await picture('black')).subarray(0, 8);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};

/** A picture that is an archive as well. */
export const polyglot = async (): Promise<Buffer> =>
  Buffer.concat([
    await picture('red'),
    Buffer.from('PK\x03\x04'),
    Buffer.alloc(200, 1),
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(18),
  ]);
