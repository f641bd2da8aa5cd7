import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const marker = personal({ category: 'trial-marker', purpose: 'free-allowance', subjectPath: ['subject_id'] });

const attempts = personal({ category: 'attempt-count', purpose: 'security', subjectPath: ['subject_id'] });

const unasked = {
  excluded: 'It is known by a keyed hash of a network address, which many may share: whose it is cannot be told.',
};

const unproved = {
  excluded: 'Known by a keyed hash of an address and a network: who tried has not shown to be the person of that address.',
};

/** Subjects with no person to ask: what is known of them says only that something was used up. */
export const markerColumns: DataMapOf<Pick<Database, 'trial_marker' | 'attempt_count'>> = {
  trial_marker: {
    subject_id: marker(unasked),
    address_index: marker(unasked),
    generation_id: marker(unasked),
    created_at: marker(unasked),
    expires_at: marker(unasked),
  },
  attempt_count: {
    subject_id: attempts(unproved),
    name_index: attempts(unproved),
    taken: attempts(unproved),
    began_at: attempts(unproved),
    expires_at: attempts(unproved),
  },
};
