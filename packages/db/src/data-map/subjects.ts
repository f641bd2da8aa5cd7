import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const subject = personal({ category: 'session', purpose: 'provide-service', subjectPath: [], ties: true });
const session = personal({ category: 'session', purpose: 'provide-service', subjectPath: ['subject_id'] });

const connection = personal({ category: 'session', purpose: 'provide-service', subjectPath: ['session_id', 'subject_id'] });

const secret = { excluded: 'A hash that only proves possession of the session token; it says nothing about the person.' };
const pointer = { excluded: 'A random number that only ties rows together.' };

/** Who is spoken for, and the browsers that speak for them. */
export const subjectColumns: DataMapOf<Pick<Database, 'subject' | 'session' | 'session_connection'>> = {
  subject: {
    id: subject('access', 'delete'),
    kind: subject('access'),
    state: subject('access'),
    created_at: subject('access'),
    last_seen_at: subject('access'),
  },
  session: {
    id: session('access'),
    subject_id: session(pointer),
    token_hash: session(secret),
    created_at: session('access'),
    last_seen_at: session('access'),
    expires_at: session('access'),
    left_at: session('access'),
    device: session('access'),
  },
  session_connection: {
    id: connection(pointer),
    session_id: connection(pointer),
    web_instance: connection({ excluded: 'Which process of ours holds the connection; it says nothing about the person.' }),
    opened_at: connection('access'),
  },
};
