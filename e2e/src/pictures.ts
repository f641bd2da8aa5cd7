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

/** A photograph that lies on its side (EXIF 6), with its place and its owner's name in it. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: 'teal' } })
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

/** Few bytes that would unpack to 400 million pixels. */
export const bomb = (): Promise<Buffer> =>
  sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: 'black' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** A picture that is an archive as well. */
export const polyglot = async (): Promise<Buffer> =>
  Buffer.concat([
    await picture('red'),
    Buffer.from('PK\x03\x04'),
    Buffer.alloc(200, 1),
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(18),
  ]);
