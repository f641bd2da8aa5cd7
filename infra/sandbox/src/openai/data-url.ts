import { badParameter } from './failure.ts';

/** Longest `image_url` the JSON forms take, in characters. */
export const MAX_DATA_URL_LENGTH = 20_971_520;

/**
 * The bytes of a base64 data URL. Addresses on the network are refused: the stand-in fetches nothing.
 * @throws ApiFailure 400 naming `param`.
 */
export const readDataUrl = (url: string, { param, maxBytes }: { param: string; maxBytes: number }): Buffer => {
  if (url.length > MAX_DATA_URL_LENGTH) {
    const message = `Invalid '${param}': string too long. Expected a string with maximum length ${MAX_DATA_URL_LENGTH}, but got a string with length ${url.length} instead.`;
    throw badParameter(param, 'string_above_max_length', message);
  }
  const match = /^data:image\/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+=*)$/.exec(url);
  if (match?.[1] === undefined)
    throw badParameter(param, 'invalid_image_url', `Invalid '${param}': expected a base64-encoded data URL.`);
  const bytes = Buffer.from(match[1], 'base64');
  if (bytes.length > maxBytes)
    throw badParameter(param, 'image_too_large', `Invalid '${param}': the image is larger than ${maxBytes} bytes.`);
  return bytes;
};
