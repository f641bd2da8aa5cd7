import { bakeOrientation, flattenOnWhite, hasAlphaAtMost, keepAlphaOnly, restoreOutside } from './pixels.mjs';

/** @import { ChildRequest, ImageFacts, OutputMime, SourcePart } from '../protocol.ts' */
/** @import { Codecs, Pixels } from './codec-types.ts' */

/** @typedef {{ readonly image: ImageFacts, readonly bytes: Uint8Array }} Outcome */
/** @typedef {{ readonly codecs: Codecs, progress(): void }} Work */

/** Thrown when images that must match in size do not; every other error means a broken file. */
export class SizeDiffers extends Error {}

/** @type {(work: Work, pixels: Pixels, mime: OutputMime) => Promise<Outcome>} */
const finish = async (work, pixels, mime) => {
  const isClear = hasAlphaAtMost(pixels, 254);
  const ready = mime === 'image/jpeg' && isClear ? flattenOnWhite(pixels) : pixels;
  const bytes = await work.codecs.encode(mime, ready);
  work.progress();
  return { image: { mime, width: pixels.width, height: pixels.height, hasTransparency: hasAlphaAtMost(ready, 0) }, bytes };
};

/**
 * Does what the parent asked for with the images in `payload`.
 * @param {Work} work
 * @param {ChildRequest} request
 * @param {Uint8Array} payload
 * @returns {Promise<Outcome>}
 */
export const perform = async (work, request, payload) => {
  let at = 0;
  const read = async (/** @type {SourcePart} */ part) => {
    const file = payload.subarray(at, at + part.bytes);
    at += part.bytes;
    const pixels = await work.codecs.decode(part.format, file);
    work.progress();
    return bakeOrientation(pixels, part.orientation);
  };
  const first = await read(request.parts[0]);
  switch (request.operation) {
    case 'normalise':
      return finish(work, first, hasAlphaAtMost(first, 254) ? 'image/png' : request.opaqueAs);
    case 'read-mask':
      return finish(work, keepAlphaOnly(first), 'image/png');
    case 'encode':
      return finish(work, first, request.to);
    case 'restore-outside-mask': {
      const edited = await read(request.parts[1]);
      const mask = await read(request.parts[2]);
      const fits = (/** @type {Pixels} */ other) => other.width === first.width && other.height === first.height;
      if (!fits(edited) || !fits(mask)) throw new SizeDiffers();
      return finish(work, restoreOutside({ original: first, edited, mask }), 'image/png');
    }
  }
};
