/** What commitments on accounts by password rest on: the files that enforce them, and the tests that would fail were they broken. */
const ACCOUNTS = 'packages/accounts/src';
const EVIDENCE = 'packages/application/src/evidence/passwords.db.test.ts';

/** Only a strong hash of a password is stored. */
export const passwordsAreHashed = {
  enforcedBy: [
    `${ACCOUNTS}/domain/password-hash.ts`,
    `${ACCOUNTS}/usecases/sign-in-with-password.ts`,
    'packages/db/src/migrations/20261121195500-passwords-and-letters.ts',
  ],
  tests: [`${ACCOUNTS}/domain/passwords.test.ts`, `${ACCOUNTS}/usecases/passwords.db.test.ts`, EVIDENCE],
};

/** An account is an address, a name and a hash, and no answer tells who has one. */
export const accountsByAddress = {
  enforcedBy: [
    ...passwordsAreHashed.enforcedBy,
    `${ACCOUNTS}/usecases/ask-for-letter.ts`,
    `${ACCOUNTS}/usecases/write-account-letter.ts`,
    `${ACCOUNTS}/usecases/change-address.ts`,
  ],
  tests: [
    `${ACCOUNTS}/domain/passwords.test.ts`,
    `${ACCOUNTS}/usecases/passwords.db.test.ts`,
    `${ACCOUNTS}/usecases/enumeration.db.test.ts`,
    'e2e/stories/passwords.e2e.ts',
    EVIDENCE,
  ],
};

/** No name is asked for or stored. */
export const accountsWithoutName = {
  enforcedBy: ['packages/application/src/passwords.ts', 'packages/db/src/grants-under.ts'],
  tests: [EVIDENCE],
};

/** Guessing is slowed down, new devices are told of, sessions are listed and can be ended. */
export const signInIsGuarded = {
  enforcedBy: [
    `${ACCOUNTS}/domain/sign-in-limits.ts`,
    `${ACCOUNTS}/store/attempt-counts.ts`,
    `${ACCOUNTS}/store/known-devices.ts`,
    `${ACCOUNTS}/usecases/account-sessions.ts`,
  ],
  tests: [
    `${ACCOUNTS}/domain/sign-in-limits.test.ts`,
    `${ACCOUNTS}/store/attempt-counts.db.test.ts`,
    `${ACCOUNTS}/usecases/passwords.db.test.ts`,
    'e2e/stories/passwords.e2e.ts',
    EVIDENCE,
  ],
};
