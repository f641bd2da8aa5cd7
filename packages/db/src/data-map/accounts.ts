import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const account = { purpose: 'account', subjectPath: ['subject_id'] } as const;
const email = personal({ category: 'account-email', ...account, onlyWith: 'accounts' });
const name = personal({ category: 'account-name', ...account });
const google = personal({ category: 'google-identifier', ...account });
const preference = personal({ category: 'preference', purpose: 'provide-service', subjectPath: ['subject_id'] });
const objection = personal({ category: 'rights-request', purpose: 'rights-requests', subjectPath: ['subject_id'] });
const attempt = personal({ category: 'session', purpose: 'provide-service', subjectPath: ['session_id', 'subject_id'] });

const pointer = { excluded: 'A random number that only ties rows together.' };
const hash = { excluded: 'A keyed hash that only finds the row again; the value itself is in the copy.' };
const secret = { excluded: 'A random number of minutes that only proves where an answer belongs.' };

/** Who signed up, what they objected to, and sign-ins under way. */
export const accountColumns: DataMapOf<Pick<Database, 'account' | 'objection' | 'sign_in_attempt'>> = {
  account: {
    subject_id: email(pointer),
    sign_in: email('access'),
    google_index: google({ excluded: 'A keyed hash of a number that only Google and this program know.' }),
    email_index: email(hash),
    email_key_id: email(pointer),
    email_sealed: email('portability'),
    name_key_id: name(pointer),
    name_sealed: name('portability'),
    created_at: email('access'),
    age_stated_at: email('access'),
    age_limit: email('access'),
    erase_after: email('access'),
    reopens_as: email('access'),
    language: preference('portability'),
    theme: preference('portability'),
  },
  objection: {
    subject_id: objection(pointer),
    purpose: objection('access'),
    objected_at: objection('access'),
  },
  sign_in_attempt: {
    session_id: attempt(pointer),
    state: attempt(secret),
    nonce: attempt(secret),
    verifier: attempt(secret),
    return_to: attempt('access'),
    age_limit: attempt('access'),
    created_at: attempt('access'),
    expires_at: attempt('access'),
  },
};
