import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const path = ['subject_id'] as const;
const password = personal({ category: 'password-hash', purpose: 'account', subjectPath: path });
const link = personal({ category: 'account-email', purpose: 'account', subjectPath: path, onlyWith: 'accounts' });
const device = personal({ category: 'session', purpose: 'security', subjectPath: path });
const letter = personal({ category: 'mail-delivery', purpose: 'transactional-mail', subjectPath: path });

const pointer = { excluded: 'A random number that only ties rows together.' };
const hash = { excluded: 'A keyed hash that only finds the row again; the value itself is in the copy.' };
const secret = { excluded: 'A hash that only proves who holds a letter or knows a password; it says nothing about the person.' };

/** Passwords, the links of letters, devices known, and letters sent. */
export const passwordColumns: DataMapOf<Pick<Database, 'account_password' | 'account_link' | 'known_device' | 'mail_delivery'>> =
  {
    account_password: {
      subject_id: password(pointer),
      algorithm: password('access'),
      iterations: password('access'),
      salt: password(secret),
      hash: password(secret),
      changed_at: password('access'),
    },
    account_link: {
      id: link(pointer),
      subject_id: link(pointer),
      purpose: link('access'),
      token_hash: link(secret),
      address_index: link(hash),
      address_key_id: link(pointer),
      address_sealed: link('access'),
      age_limit: link('access'),
      created_at: link('access'),
      expires_at: link('access'),
    },
    known_device: {
      id: device(pointer),
      subject_id: device(pointer),
      label: device('access'),
      created_at: device('access'),
      last_seen_at: device('access'),
      expires_at: device('access'),
    },
    mail_delivery: {
      id: letter(pointer),
      subject_id: letter(pointer),
      template: letter('access'),
      cause_id: letter(pointer),
      state: letter('access'),
      failure: letter('access'),
      attempts: letter('access'),
      language: letter('access'),
      created_at: letter('access'),
      handed_at: letter('access'),
      ended_at: letter('access'),
      expires_at: letter('access'),
    },
  };
