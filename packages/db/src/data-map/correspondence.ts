import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const letter = personal({ category: 'correspondence', purpose: 'support', subjectPath: ['subject_id'] });
const enclosed = personal({ category: 'correspondence', purpose: 'support', subjectPath: ['correspondence_id', 'subject_id'] });
const passing = personal({ category: 'letter-in-transit', purpose: 'support', subjectPath: ['subject_id'] });
const pointer = { excluded: 'A random number that only ties rows, keys and files together.' };
const hash = { excluded: 'A keyed hash that only finds the letter again; the value itself is in the copy.' };

/** What people write to support (HI-04, CR-05), and what is only handed on (NA-14). */
export const correspondenceColumns: DataMapOf<
  Pick<Database, 'correspondence' | 'correspondence_attachment' | 'letter_in_transit'>
> = {
  correspondence: {
    id: letter('access'),
    subject_id: letter(pointer),
    kind: letter('access'),
    channel: letter('access'),
    language: letter('access'),
    letter_key_id: letter(pointer),
    letter_sealed: letter('portability'),
    address_key_id: letter(pointer),
    address_sealed: letter('access'),
    sender_index: letter(hash),
    message_index: letter(hash),
    received_at: letter('access'),
    due_at: letter('access'),
    answered_at: letter('access'),
    expires_at: letter('access'),
  },
  correspondence_attachment: {
    id: enclosed(pointer),
    correspondence_id: enclosed(pointer),
    form: enclosed('access'),
    details_key_id: enclosed(pointer),
    details_sealed: enclosed('access'),
    blob_id: enclosed('access'),
    key_id: enclosed(pointer),
    byte_size: enclosed('access'),
    received_at: enclosed('access'),
    expires_at: enclosed('access'),
  },
  letter_in_transit: {
    id: passing(pointer),
    subject_id: passing(pointer),
    letter_key_id: passing(pointer),
    letter_sealed: passing('access'),
    received_at: passing('access'),
    expires_at: passing('access'),
  },
};
