import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const report = personal({ category: 'correspondence', purpose: 'support', subjectPath: ['subject_id'] });
const pointer = { excluded: 'A random number that only ties rows and keys together.' };

/** Letters of people who have no account, by what they are about. */
export const reportColumns: DataMapOf<Pick<Database, 'child_report'>> = {
  child_report: {
    id: report('access'),
    subject_id: report(pointer),
    text_key_id: report(pointer),
    text_sealed: report('access'),
    received_at: report('access'),
    due_at: report('access'),
    expires_at: report('access'),
  },
};
