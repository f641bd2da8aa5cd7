import sharp from 'sharp';
import type { Painter } from './painter.ts';

export const createPainter = (): Painter => ({
  begin: async (order) => {
    const { width, height } = order.size;
    const background = { r: 230, g: 120, b: 80, alpha: 1 };
    const bytes = await sharp({ create: { width, height, channels: 4, background } })
      .toFormat(order.format)
      .toBuffer();
    return { partial: async () => bytes, finished: async () => bytes };
  },
  prerendered: async () =>
    sharp({
      create: { width: 1024, height: 1024, channels: 3, background: '#e76', noise: { type: 'gaussian', mean: 128, sigma: 20 } },
    })
      .png()
      .toBuffer(),
});
