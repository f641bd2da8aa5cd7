import { keepClosingAccounts, keepDueAccounts, keepObjections, keepSessions, keepVisitors } from '@candid/accounts';
import { keepRows } from '@candid/db';
import { duration } from '@candid/kernel';
import type { KindBinding } from './parts.ts';

/** Browsers that speak for somebody (CR-19). */
export const sessions: KindBinding = {
  name: 'sessions',
  categories: ['session'],
  tables: ['session'],
  every: duration.minutes(1),
  bind: ({ work, policy }) => keepSessions({ db: work.db, rules: policy.sessions }),
};

/** Visitors that no browser speaks for any more. */
export const visitors: KindBinding = {
  name: 'visitors',
  categories: ['session'],
  tables: ['subject'],
  every: duration.minutes(1),
  bind: ({ work }) => keepVisitors({ db: work.db }),
};

/** Sign-ins that were sent to the provider and never came back. */
export const signInAttempts: KindBinding = {
  name: 'sign-in-attempts',
  categories: ['session'],
  tables: ['sign_in_attempt'],
  every: duration.minutes(1),
  bind: ({ work }) =>
    keepRows({
      db: work.db,
      table: 'sign_in_attempt',
      key: 'session_id',
      startedAt: 'created_at',
      expiresAt: 'expires_at',
      lifetime: null,
    }),
};

const ofAccounts = {
  categories: ['account-email', 'account-name', 'google-identifier'],
  tables: ['account'],
  every: duration.minutes(10),
} as const;

/** Closed, and their owner may still come back. */
export const closingAccounts: KindBinding = {
  ...ofAccounts,
  name: 'accounts-in-grace',
  bind: ({ work }) => keepClosingAccounts({ db: work.db }),
};

/** Due since their grace ended. */
export const dueAccounts: KindBinding = {
  ...ofAccounts,
  name: 'accounts-due-for-erasure',
  bind: ({ work, policy: { rights } }) => keepDueAccounts({ db: work.db, promisedWithin: rights.eraseWithin - rights.grace }),
};

/** Uses that people objected to. */
export const objections: KindBinding = {
  name: 'objections',
  categories: ['rights-request'],
  tables: ['objection'],
  every: duration.minutes(10),
  bind: ({ work }) => keepObjections({ db: work.db }),
};
