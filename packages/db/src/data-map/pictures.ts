import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const throughGeneration = ['generation_id', 'subject_id'];
const upload = personal({ category: 'upload', purpose: 'provide-service', subjectPath: throughGeneration });
const preview = personal({ category: 'result', purpose: 'provide-service', subjectPath: throughGeneration });
const result = personal({ category: 'result', purpose: 'provide-service', subjectPath: ['subject_id'] });

const pointer = { excluded: 'A random number that only ties rows, files and keys together.' };
const passing = { excluded: 'A step on the way to the picture, gone when the generation ends; the picture itself is given.' };

/** Rows that point to sealed files. A blob's bytes are exported and erased where its `blob_id` is. */
export const pictureColumns: DataMapOf<Pick<Database, 'generation_input' | 'generation_preview' | 'image'>> = {
  generation_input: {
    id: upload(pointer),
    generation_id: upload(pointer),
    role: upload('access'),
    position: upload('access'),
    blob_id: upload('portability'),
    key_id: upload(pointer),
    mime: upload('access'),
    byte_size: upload('access'),
    width: upload('access'),
    height: upload('access'),
  },
  generation_preview: {
    generation_id: preview(pointer),
    partial_index: preview(passing),
    blob_id: preview(passing),
    key_id: preview(pointer),
    mime: preview(passing),
    width: preview(passing),
    height: preview(passing),
  },
  image: {
    id: result('portability'),
    generation_id: result(pointer),
    subject_id: result(pointer),
    blob_id: result('portability'),
    key_id: result(pointer),
    mime: result('portability'),
    byte_size: result('access'),
    width: result('portability'),
    height: result('portability'),
    created_at: result('portability'),
    expires_at: result('access'),
    destroyed_at: result('access'),
    taken_at: result('access'),
  },
};
