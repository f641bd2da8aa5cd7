import type { Decoder } from '@candid/imaging';
import { isAppError } from '@candid/kernel';
import type { PictureReader } from '@candid/support';

/** Untrusted pictures are drawn anew in the isolated process; null for what that refuses. What is our own fault is thrown: the file may come again. */
export const pictureReader =
  (decoder: Pick<Decoder, 'normalise'>): PictureReader =>
  async (file) => {
    try {
      return (await decoder.normalise(file)).bytes;
    } catch (error) {
      if (isAppError(error) && error.code.startsWith('reference_')) return null;
      throw error;
    }
  };
