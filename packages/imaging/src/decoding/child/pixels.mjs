/** @import { Pixels } from './codec-types.ts' */

/** @type {(pixels: Pixels) => Uint32Array} */
const asWords = (pixels) => {
  const { buffer, byteOffset, byteLength } = pixels.data;
  return byteOffset % 4 === 0
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
};

/**
 * Turns and mirrors the pixels as an EXIF orientation (1 to 8) asks, so that nothing needs to be remembered about it.
 * Values 5 to 8 swap width and height.
 * @type {(pixels: Pixels, orientation: number) => Pixels}
 */
export const bakeOrientation = (pixels, orientation) => {
  if (orientation < 2 || orientation > 8) return pixels;
  const { width, height } = pixels;
  const swaps = orientation >= 5;
  const mirrorsX = [2, 3, 7, 8].includes(orientation);
  const mirrorsY = [3, 4, 6, 7].includes(orientation);
  const from = asWords(pixels);
  const turned = new Uint32Array(from.length);
  const outWidth = swaps ? height : width;
  const outHeight = swaps ? width : height;
  for (let y = 0; y < outHeight; y += 1) {
    for (let x = 0; x < outWidth; x += 1) {
      const sourceX = swaps ? y : x;
      const sourceY = swaps ? x : y;
      const column = mirrorsX ? width - 1 - sourceX : sourceX;
      const row = mirrorsY ? height - 1 - sourceY : sourceY;
      turned[y * outWidth + x] = from[row * width + column] ?? 0;
    }
  }
  return { data: new Uint8ClampedArray(turned.buffer), width: outWidth, height: outHeight };
};

/**
 * True when at least one pixel's alpha is at most `threshold` (0 to 255).
 * @type {(pixels: Pixels, threshold: number) => boolean}
 */
export const hasAlphaAtMost = (pixels, threshold) => {
  const { data } = pixels;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) <= threshold) return true;
  return false;
};

/**
 * Lays transparent pixels over white, in place: JPEG has no alpha and would show whatever colour hides there.
 * @type {(pixels: Pixels) => Pixels}
 */
export const flattenOnWhite = (pixels) => {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    }
    data[at + 3] = 255;
  }
  return pixels;
};

/**
 * Blackens every pixel and keeps its alpha, in place: a mask needs to carry no picture, and gets small.
 * @type {(pixels: Pixels) => Pixels}
 */
export const keepAlphaOnly = (pixels) => {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) data.fill(0, at, at + 3);
  return pixels;
};

/**
 * Puts the original's pixels back wherever the mask is not transparent (alpha 0 = edited, 255 = original, between =
 * blended), in place in `edited`. All three have the same size.
 * @type {(images: { original: Pixels, edited: Pixels, mask: Pixels }) => Pixels}
 */
export const restoreOutside = (images) => {
  const { original, edited, mask } = images;
  for (let at = 0; at < edited.data.length; at += 4) {
    const keep = mask.data[at + 3] ?? 0;
    if (keep === 0) continue;
    for (let channel = at; channel < at + 4; channel += 1) {
      const was = original.data[channel] ?? 0;
      const is = edited.data[channel] ?? 0;
      edited.data[channel] = Math.round((was * keep + is * (255 - keep)) / 255);
    }
  }
  return edited;
};
