import type { Database } from '../tables/index.ts';
import { notPersonal, personal, type DataMapOf } from './types.ts';

const subjectPath = ['subject_id'] as const;
const reader = personal({ category: 'account-email', purpose: 'marketing', subjectPath, onlyWith: 'newsletter' });
const copy = personal({ category: 'mail-delivery', purpose: 'marketing', subjectPath, onlyWith: 'newsletter' });
const marker = personal({ category: 'suppression', purpose: 'compliance', subjectPath });
const issue = notPersonal('A newsletter as it was sent to everybody who asked for it.');

const pointer = { excluded: 'A random number that only ties rows together.' };
const hash = { excluded: 'A keyed hash that only finds the row again; the address itself is in the copy.' };
const secret = { excluded: 'A hash that only proves who holds a letter; it says nothing about the person.' };
const unasked = { excluded: 'It is known by a keyed hash of an address, and leads to no person who could ask.' };

/** Newsletters: who asked, what went where, and which addresses want none. */
export const newsletterColumns: DataMapOf<
  Pick<Database, 'newsletter_reader' | 'newsletter_issue' | 'newsletter_copy' | 'suppression'>
> = {
  newsletter_reader: {
    id: reader(pointer),
    subject_id: reader(pointer),
    address_index: reader(hash),
    address_key_id: reader(pointer),
    address_sealed: reader('access'),
    language: reader('access'),
    token_hash: reader(secret),
    asked_at: reader('access'),
    confirmed_at: reader('access'),
    expires_at: reader('access'),
  },
  newsletter_issue: { id: issue, hash: issue, texts: issue, created_at: issue, closed_at: issue },
  newsletter_copy: {
    id: copy(pointer),
    issue_id: copy('access'),
    subject_id: copy(pointer),
    address_index: copy(hash),
    created_at: copy('access'),
    expires_at: copy('access'),
  },
  suppression: {
    subject_id: marker(unasked),
    address_index: marker(unasked),
    reason: marker(unasked),
    created_at: marker(unasked),
    expires_at: marker(unasked),
  },
};
