import { AppError } from '@candid/kernel';
import type { LetterLimits } from '@candid/policy';
import type { Enclosure } from '../context.ts';

/** Draws a picture anew where it cannot do harm; null for what is no picture, or none that can be read. */
export type PictureReader = (file: Uint8Array) => Promise<Uint8Array | null>;

/** A file as it came; its name and type are its sender's claims. */
export interface GivenFile {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Uint8Array;
}

const enclose = async (readPicture: PictureReader, { name, declaredType, bytes }: GivenFile): Promise<Enclosure> => {
  const picture = await readPicture(bytes);
  return { name, declaredType, kept: picture === null ? { form: 'opaque', bytes } : { form: 'picture', bytes: picture } };
};

/** What came with a mail: pictures drawn anew, anything else as it came, closed to everything here. */
export const encloseAll = async (readPicture: PictureReader, files: readonly GivenFile[]): Promise<Enclosure[]> => {
  const enclosures: Enclosure[] = [];
  // One after the other: a letter may not take the room that pictures are made in.
  for (const file of files) enclosures.push(await enclose(readPicture, file));
  return enclosures;
};

const PDF = Buffer.from('%PDF-');
const isPdf = (bytes: Uint8Array): boolean => PDF.equals(bytes.subarray(0, PDF.length));
/** Control characters that no text has, in whichever encoding of single bytes; tab, line and form feed are text. */
const isTextByte = (byte: number): boolean => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b);
const isText = (bytes: Uint8Array): boolean => bytes.every(isTextByte);

const assertFits = (files: readonly GivenFile[], { attachments, messageBytes }: FormFileLimits): void => {
  if (files.length > attachments) throw new AppError('enclosure_too_many', { max: attachments });
  const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (total > messageBytes) throw new AppError('enclosure_too_large', { bytes: messageBytes });
};

export type FormFileLimits = Pick<LetterLimits, 'attachments' | 'messageBytes'>;

/**
 * What came with the page's form. Here somebody can be told at once what cannot be read, so that nobody waits for an answer about a file that
 * is opened by no one: pictures, PDF and plain text, by their bytes and never by their names.
 * @throws AppError `enclosure_too_many`, `enclosure_too_large`, `enclosure_unsupported` for any other kind and for an empty or broken file
 */
export const encloseFromForm = async (
  readPicture: PictureReader,
  files: readonly GivenFile[],
  limits: FormFileLimits,
): Promise<Enclosure[]> => {
  assertFits(files, limits);
  const enclosures = await encloseAll(readPicture, files);
  for (const { kept } of enclosures) {
    const isReadable = kept.form === 'picture' || (kept.bytes.byteLength > 0 && (isPdf(kept.bytes) || isText(kept.bytes)));
    if (!isReadable) throw new AppError('enclosure_unsupported');
  }
  return enclosures;
};
