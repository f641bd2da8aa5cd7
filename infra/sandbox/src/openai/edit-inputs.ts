import sharp from 'sharp';
import { readDataUrl } from './data-url.ts';
import type { Reference } from './deliver.ts';
import { badParameter } from './failure.ts';
import type { RawParameters } from './fields.ts';
import type { FormFile } from './form.ts';

const MAX_IMAGES = 16;
const MAX_IMAGE_BYTES = 50_000_000;
const MAX_MASK_BYTES = 4_000_000;

export interface EditInputs {
  images: Buffer[];
  mask: Buffer | null;
}

/** The files of a form: `image` or repeated `image[]`, and `mask`. */
export const inputsFromForm = (files: readonly FormFile[]): EditInputs => {
  const stray = files.find(({ name }) => !['image', 'image[]', 'mask'].includes(name));
  if (stray !== undefined) throw badParameter(stray.name, 'unknown_parameter', `Unknown parameter: '${stray.name}'.`);
  const images = files.filter(({ name }) => name !== 'mask');
  const odd = images.find(({ mime }) => !['image/png', 'image/jpeg', 'image/webp'].includes(mime));
  if (odd !== undefined) {
    const message = `Invalid file 'image': unsupported mimetype ('${odd.mime}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`;
    throw badParameter('image', 'unsupported_file_mimetype', message);
  }
  return { images: images.map(({ bytes }) => bytes), mask: files.find(({ name }) => name === 'mask')?.bytes ?? null };
};

const fromReference = (value: unknown, param: string): Buffer => {
  const { image_url: url, file_id: id } = (value ?? {}) as { image_url?: unknown; file_id?: unknown };
  if ((url === undefined) === (id === undefined)) {
    throw badParameter(param, 'invalid_value', `Invalid '${param}': provide exactly one of 'image_url' or 'file_id'.`);
  }
  if (typeof url !== 'string') throw badParameter(param, 'invalid_value', `Invalid '${param}': no such file.`);
  return readDataUrl(url, { param, maxBytes: MAX_IMAGE_BYTES });
};

/** The JSON form: `images: [{image_url}]` and `mask: {image_url}`. */
export const inputsFromJson = (raw: RawParameters): EditInputs => {
  const { images, mask } = raw;
  if (!Array.isArray(images)) throw badParameter('images', 'missing_required_parameter', "Missing required parameter: 'images'.");
  return {
    images: images.map((one, index) => fromReference(one, `images[${index}]`)),
    mask: mask === undefined || mask === null ? null : fromReference(mask, 'mask'),
  };
};

const readReference = async (bytes: Buffer): Promise<Reference> => {
  if (bytes.length >= MAX_IMAGE_BYTES)
    throw badParameter('image', 'image_too_large', "Invalid 'image': file must be less than 50MB.");
  const facts = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (facts === null || !['png', 'jpeg', 'webp'].includes(facts.format)) {
    throw badParameter('image', 'invalid_image_file', 'Invalid image file or mode for image 1, please check your image file.');
  }
  return { bytes, size: { width: facts.width, height: facts.height } };
};

const checkMask = async (mask: Buffer, first: Reference): Promise<void> => {
  if (mask.length >= MAX_MASK_BYTES) throw badParameter('mask', 'image_too_large', "Invalid 'mask': file must be less than 4MB.");
  const facts = await sharp(mask)
    .metadata()
    .catch(() => null);
  if (facts?.format !== 'png')
    throw badParameter('mask', 'invalid_mask_image_format', 'Invalid mask image format - mask must be a PNG.');
  if (!facts.hasAlpha) {
    throw badParameter('mask', 'invalid_mask_image_format', 'Invalid mask image format - mask image missing alpha channel.');
  }
  if (facts.width !== first.size.width || facts.height !== first.size.height) {
    throw badParameter('mask', 'invalid_mask_image_size', 'Invalid mask image size - mask size does not match image size.');
  }
};

/**
 * Checks number, size and kind of the pictures, and that the mask fits the first.
 * @throws ApiFailure 400 naming `image` or `mask`.
 */
export const checkInputs = async ({ images, mask }: EditInputs): Promise<Reference[]> => {
  if (images.length === 0) throw badParameter('image', 'missing_required_parameter', "Missing required parameter: 'image'.");
  if (images.length > MAX_IMAGES) {
    const message = `Invalid 'image': array too long. Expected an array with maximum length ${MAX_IMAGES}, but got an array with length ${images.length} instead.`;
    throw badParameter('image', 'array_above_max_length', message);
  }
  const references = await Promise.all(images.map(readReference));
  const [first] = references;
  if (mask !== null && first !== undefined) await checkMask(mask, first);
  return references;
};
