import type { GenerationId, ObjectKeyId } from '@candid/kernel';
import { createHash } from 'node:crypto';
import { PARTIALS } from './partials.ts';

/** A name as a UUID (version 8: made from a hash). It tells where a key is found and nothing of the key, which is random. */
const named = (name: string): ObjectKeyId => {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  ) as ObjectKeyId;
};

/** Under which key a generation's result is sealed: known before it is, so that it can be destroyed though no row names it. */
export const resultKey = (id: GenerationId): ObjectKeyId => named(`result ${id}`);

/** The same for its partial pictures; `index` from 0. */
export const previewKey = (id: GenerationId, index: number): ObjectKeyId => named(`preview ${id} ${index}`);

/** The keys of all partial pictures that a generation can have had. */
export const previewKeys = (id: GenerationId): ObjectKeyId[] =>
  Array.from({ length: PARTIALS }, (_, index) => previewKey(id, index));
