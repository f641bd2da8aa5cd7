import { openImage, type ImagingContext } from '@candid/imaging';
import { isAppError, type ImageId, type SubjectId } from '@candid/kernel';
import { makeZip } from 'client-zip';

/** A text that lies in the ZIP beside the pictures. */
export interface ZipNote {
  readonly name: string;
  readonly text: string;
}

export interface ZipOrder {
  readonly subjectId: SubjectId;
  readonly images: readonly ImageId[];
  /** Says which pictures had ended before their turn came; `names` begin their ids. */
  readonly noteOf: (names: readonly string[]) => ZipNote;
}

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;
const ID_LENGTH_IN_NAME = 8;

/** Digits, letters and hyphens only: a name that every file system takes, and that tells nothing of what is on the picture. */
const nameOf = (id: ImageId, createdAt: Date, mime: keyof typeof EXTENSIONS): string => {
  const [day, time] = createdAt.toISOString().slice(0, 19).replaceAll(':', '').split('T');
  return `candid-${day}-${time}-${id.slice(0, ID_LENGTH_IN_NAME)}.${EXTENSIONS[mime]}`;
};

/** Closes what is being read at the moment: the ZIP's writer leaves it open when its reader goes. */
interface Reading {
  current: AsyncIterator<Uint8Array> | null;
}

/** Reads the first bytes before the picture is announced: one whose key or file has gone never gets a place in the ZIP. */
const begin = async (source: AsyncIterable<Uint8Array>, reading: Reading): Promise<AsyncIterable<Uint8Array>> => {
  const iterator = source[Symbol.asyncIterator]();
  reading.current = iterator;
  const first = await iterator.next();
  return (async function* () {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
  })();
};

const hasEnded = (error: unknown): boolean =>
  isAppError(error, 'gone') || isAppError(error, 'not_found') || isAppError(error, 'key_destroyed');

/** One picture at a time, opened when its turn comes: its deadline and owner are checked then. */
async function* entries(ctx: ImagingContext, { subjectId, images, noteOf }: ZipOrder, reading: Reading) {
  const missed: string[] = [];
  for (const imageId of images) {
    try {
      const { stream, mime, createdAt, byteSize } = await openImage(ctx, { subjectId, imageId });
      const input = await begin(stream, reading);
      yield { name: nameOf(imageId, createdAt, mime), lastModified: createdAt, size: byteSize, input };
    } catch (error) {
      if (!hasEnded(error)) throw error;
      missed.push(imageId.slice(0, ID_LENGTH_IN_NAME));
    }
  }
  if (missed.length === 0) return;
  const { name, text } = noteOf(missed);
  yield { name, lastModified: ctx.clock.now(), input: text };
}

/**
 * Own pictures as a ZIP that is written while it is read: one picture's piece is in memory at a time, whatever their number. One that
 * ends or is deleted before its turn is left out, and a note in the ZIP says so; an error in the middle of a picture breaks the
 * download off, so that nobody takes half of one for whole.
 */
export async function* zipPictures(ctx: ImagingContext, order: ZipOrder): AsyncGenerator<Uint8Array> {
  const reading: Reading = { current: null };
  const reader = makeZip(entries(ctx, order, reading)).getReader();
  try {
    for (let next = await reader.read(); next.value !== undefined; next = await reader.read()) yield next.value;
  } finally {
    // Its writer answers a reader who goes with an error of its own.
    await reader.cancel().catch(() => undefined);
    await reading.current?.return?.();
  }
}
