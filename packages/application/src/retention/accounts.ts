import {
  keepAttemptCounts,
  keepChildReports,
  keepClosingAccounts,
  keepConsents,
  keepDueAccounts,
  keepLinks,
  keepObjections,
  keepSessions,
  keepTrialMarkers,
  keepVisitors,
} from '@candid/accounts';
import { keepCopies, keepNotices, keepReaders, keepSuppressions } from '@candid/announcing';
import { keepRows } from '@candid/db';
import { duration } from '@candid/kernel';
import { lifetimeOf } from '@candid/privacy';
import { onlyCounted, type KindBinding } from './parts.ts';

/** Browsers that speak for somebody (CR-19). */
export const sessions: KindBinding = {
  name: 'sessions',
  categories: ['session'],
  tables: ['session'],
  every: duration.minutes(1),
  bind: ({ work: { db }, policy: { sessions: rules } }) => {
    const keeping = keepSessions({ db, rules });
    return rules.anonymous.transport === 'none' ? onlyCounted(keeping) : keeping;
  },
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
  categories: ['account-email', 'account-name', 'google-identifier', 'password-hash', 'preference'],
  tables: ['account', 'account_password'],
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

/** Links of letters, with the addresses of people who have no account yet (HI-01). */
export const links: KindBinding = {
  name: 'links',
  categories: ['account-email'],
  tables: ['account_link'],
  every: duration.minutes(1),
  bind: ({ work }) => keepLinks(work),
};

/** Devices that people signed in with (HI-29). */
export const devices: KindBinding = {
  name: 'devices',
  categories: ['session'],
  tables: ['known_device'],
  every: duration.minutes(10),
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'session');
    return keepRows({ db, table: 'known_device', key: 'id', startedAt: 'last_seen_at', expiresAt: 'expires_at', lifetime });
  },
};

/** Which letters were sent, and what became of them. */
export const letters: KindBinding = {
  name: 'letters',
  categories: ['mail-delivery'],
  tables: ['mail_delivery'],
  every: duration.minutes(10),
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'mail-delivery');
    return keepRows({ db, table: 'mail_delivery', key: 'id', startedAt: 'created_at', expiresAt: 'expires_at', lifetime });
  },
};

/** Who was told of which change of the policy (HI-26). */
export const changeNotices: KindBinding = {
  name: 'change-notices',
  categories: ['consent-record'],
  tables: ['change_notice'],
  every: duration.minutes(10),
  bind: ({ work: { db }, policy }) => keepNotices({ db, lifetime: lifetimeOf(policy, 'consent-record') }),
};

/** Who asked for newsletters (HI-09). */
export const newsletterReaders: KindBinding = {
  name: 'newsletter-readers',
  categories: ['account-email'],
  tables: ['newsletter_reader'],
  every: duration.minutes(1),
  bind: ({ work }) => keepReaders(work),
};

/** Which newsletter went to whom. */
export const newsletterCopies: KindBinding = {
  name: 'newsletter-copies',
  categories: ['mail-delivery'],
  tables: ['newsletter_copy'],
  every: duration.minutes(10),
  // Where there are no newsletters nothing may be written of one, and whatever is there goes.
  bind: ({ work: { db }, policy }) =>
    keepCopies({ db, lifetime: policy.features.newsletter ? lifetimeOf(policy, 'mail-delivery') : 0 }),
};

/** Addresses that want no newsletter. */
export const suppressions: KindBinding = {
  name: 'suppressions',
  categories: ['suppression'],
  tables: ['suppression'],
  every: duration.minutes(10),
  bind: ({ work: { db }, policy }) => keepSuppressions({ db, lifetime: lifetimeOf(policy, 'suppression') }),
};

/** Words that a child uses the service (OH-21). */
export const childReports: KindBinding = {
  name: 'child-reports',
  categories: ['correspondence'],
  tables: ['child_report'],
  every: duration.minutes(10),
  bind: ({ work: { db }, policy }) =>
    keepChildReports({ db, lifetime: policy.support.storesLetters ? lifetimeOf(policy, 'correspondence') : 0 }),
};

/** Network addresses that had their free picture (CR-08). */
export const trialMarkers: KindBinding = {
  name: 'trial-markers',
  categories: ['trial-marker'],
  tables: ['trial_marker'],
  every: duration.minutes(1),
  bind: ({ work, policy }) => keepTrialMarkers({ db: work.db, lifetime: lifetimeOf(policy, 'trial-marker') }),
};

/** Counts of guesses and of letters asked for (HI-29). */
export const attemptCounts: KindBinding = {
  name: 'attempt-counts',
  categories: ['attempt-count'],
  tables: ['attempt_count'],
  every: duration.minutes(1),
  bind: ({ work: { db }, policy }) => keepAttemptCounts({ db, lifetime: lifetimeOf(policy, 'attempt-count') }),
};

/** Who agreed to what (HI-16). */
export const consents: KindBinding = {
  name: 'consents',
  categories: ['consent-record'],
  tables: ['consent_record'],
  every: duration.minutes(10),
  bind: ({ work, policy }) => keepConsents({ db: work.db, lifetime: lifetimeOf(policy, 'consent-record') }),
};
