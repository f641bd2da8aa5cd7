import type { ErrorCode } from '@candid/kernel';
import { pictureName } from './picture-name.ts';
import type { ImageView } from './view.ts';

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A file that arrived whole, and its SHA-256. */
export type Arrived =
  | { readonly ok: true; readonly file: Blob; readonly sha256: string }
  | { readonly ok: false; readonly code: ErrorCode };

/** Fetches a picture for keeping, and says that it arrived only if every byte did (NA-04). */
export const fetchWhole = async ({ id, byteSize }: ImageView): Promise<Arrived> => {
  try {
    const answer = await fetch(`/images/${id}?download`);
    if (!answer.ok) return { ok: false, code: answer.status === 410 ? 'gone' : 'download_incomplete' };
    const file = await answer.blob();
    if (file.size !== byteSize) return { ok: false, code: 'download_incomplete' };
    return { ok: true, file, sha256: hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) };
  } catch {
    return { ok: false, code: 'download_incomplete' };
  }
};

/** Hands a file that the page holds to the browser, which saves it as any download. */
export const saveFile = (file: Blob, image: ImageView): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = pictureName(image);
  link.click();
  // The browser has taken its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
