import type { Database } from '../tables/index.ts';
import { notPersonal, personal, type DataMapOf } from './types.ts';

const record = personal({ category: 'consent-record', purpose: 'compliance', subjectPath: ['subject_id'] });
const wording = notPersonal('A text that everybody was shown who was asked.');

const pointer = { excluded: 'A random number that only ties rows together.' };

/** Who agreed to what. A person who goes takes the proof along: nothing is left that it would be needed for. */
export const consentColumns: DataMapOf<Pick<Database, 'consent_record' | 'consent_wording'>> = {
  consent_wording: { hash: wording, locale: wording, wording, first_used_at: wording },
  consent_record: {
    id: record(pointer),
    subject_id: record(pointer),
    category: record('access'),
    outcome: record('access'),
    means: record('access'),
    signals_gpc: record('access'),
    terms: record('access'),
    wording_hash: record('access'),
    recorded_at: record('access'),
    stands_until: record('access'),
    lifetime_ms: record('access'),
  },
};
