import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const marker = personal({ category: 'trial-marker', purpose: 'free-allowance', subjectPath: ['subject_id'] });

const unasked = {
  excluded: 'It is known by a keyed hash of a network address, which many may share: whose it is cannot be told.',
};

/** Subjects with no person to ask: what is known of them says only that something was used up. */
export const markerColumns: DataMapOf<Pick<Database, 'trial_marker'>> = {
  trial_marker: {
    subject_id: marker(unasked),
    address_index: marker(unasked),
    generation_id: marker(unasked),
    created_at: marker(unasked),
    expires_at: marker(unasked),
  },
};
