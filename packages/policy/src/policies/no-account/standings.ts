const APPLICATION = 'packages/application/src';
const IMAGING = 'packages/imaging/src';
const SUPPORT = 'packages/support/src/usecases';
const letterbox = `${APPLICATION}/letterbox.db.test.ts`;
const lettersEvidence = `${APPLICATION}/evidence/letters.db.test.ts`;
const evidence = `${APPLICATION}/evidence/visits.db.test.ts`;

/** A download that arrived whole ends its picture; one never fetched goes with its session. */
export const confirmedDownload = {
  enforcedBy: [
    `${IMAGING}/usecases/confirm-download.ts`,
    `${IMAGING}/usecases/end-work.ts`,
    `${APPLICATION}/visits/keep-visits.ts`,
    'apps/web/app/studio/take-picture.ts',
  ],
  tests: [
    `${APPLICATION}/confirmed-download.db.test.ts`,
    `${APPLICATION}/visits/visits.db.test.ts`,
    evidence,
    'e2e/stories/visit.e2e.ts',
  ],
};

/** A session ends with its last page, of silence, or at its button, with all it holds. */
export const sessionsEnd = {
  enforcedBy: [
    'packages/accounts/src/usecases/session-connections.ts',
    'packages/accounts/src/store/sessions.ts',
    `${APPLICATION}/visits/end-visit.ts`,
    `${APPLICATION}/visits/keep-visits.ts`,
    'apps/web/app/visit/visit-keeper.tsx',
  ],
  tests: [
    'packages/accounts/src/usecases/session-connections.db.test.ts',
    `${APPLICATION}/visits/visits.db.test.ts`,
    evidence,
    'apps/web/src/activity.test.ts',
    'e2e/stories/visit.e2e.ts',
  ],
};

/** What the policy does not have, no program offers and none may write. */
export const nothingToRegister = {
  enforcedBy: ['apps/web/src/routes-of-policy.ts', 'packages/db/src/grants-under.ts', `${SUPPORT}/hand-on-letter.ts`],
  tests: [
    letterbox,
    lettersEvidence,
    'apps/web/src/routes-of-policy.test.ts',
    'packages/db/src/grants-under.db.test.ts',
    'packages/policy/src/policies/policies.test.ts',
    evidence,
    'e2e/stories/visit.e2e.ts',
    'e2e/stories/walk.e2e.ts',
  ],
};

/** Anybody is heard: what they write goes to the mailbox and does not stay, and what is held of them is shown without being asked for. */
export const heardWithoutAccount = {
  enforcedBy: [
    `${SUPPORT}/relay-letter.ts`,
    `${SUPPORT}/hand-on-letter.ts`,
    `${SUPPORT}/keep-in-transit.ts`,
    `${APPLICATION}/letterbox.ts`,
    `${APPLICATION}/letters.ts`,
    `${APPLICATION}/own-data.ts`,
  ],
  tests: [
    letterbox,
    lettersEvidence,
    `${APPLICATION}/letterbox.test.ts`,
    `${APPLICATION}/own-data.db.test.ts`,
    'apps/worker/src/relayed-letters.db.test.ts',
    'e2e/stories/visit-access.e2e.ts',
  ],
};
