/**
 * What several policies' commitments rest on alike: the files that enforce them, and the tests that would fail were they broken.
 */
const IMAGING = 'packages/imaging/src';
const APPLICATION = 'packages/application/src';

/** Prompts and uploads end with their generation, whatever ends it. */
export const inputsEnd = {
  enforcedBy: [
    `${IMAGING}/usecases/clean-generation.ts`,
    `${IMAGING}/usecases/fail-generation.ts`,
    `${IMAGING}/usecases/run-generation.ts`,
    `${IMAGING}/usecases/keep-inputs.ts`,
    'packages/vault/src/vault.ts',
  ],
  tests: [
    'apps/worker/src/canary.db.test.ts',
    'apps/worker/src/crash-points.db.test.ts',
    `${APPLICATION}/backup-copy.db.test.ts`,
    `${APPLICATION}/cancel.db.test.ts`,
    `${APPLICATION}/provider-faults.db.test.ts`,
    `${APPLICATION}/evidence/held.db.test.ts`,
  ],
};

/** The image provider is sent what a picture needs. */
export const providerGetsTheNeeded = {
  enforcedBy: [`${IMAGING}/provider/openai.ts`, `${IMAGING}/provider/port.ts`, 'packages/egress/src/egress.ts'],
  tests: [`${APPLICATION}/provider-call.db.test.ts`, `${APPLICATION}/evidence/ways-out.test.ts`],
};

/** Pictures to start from reach the provider, and its row on the page names them. */
export const inputsAreNamed = {
  enforcedBy: [...providerGetsTheNeeded.enforcedBy, 'packages/policy/src/policies/shared/recipients.ts'],
  tests: [...providerGetsTheNeeded.tests, 'packages/publishing/src/publish.test.ts'],
};

/** The same, and nothing else opens content. */
export const contentTeachesNothing = {
  enforcedBy: [...providerGetsTheNeeded.enforcedBy, 'packages/db/src/grants.ts'],
  tests: [...providerGetsTheNeeded.tests, 'infra/claims/src/content-readers.test.ts'],
};

/** An order is words and a model's settings. */
export const ordersAreSettings = {
  enforcedBy: [`${IMAGING}/domain/submission.ts`, `${IMAGING}/store/submissions.ts`],
  tests: [`${APPLICATION}/evidence/tasks.db.test.ts`],
};

/** No recipient without a lawful ground for what leaves a legal area. */
export const transfersAreChecked = {
  enforcedBy: ['packages/policy/src/check/recipients.ts', 'packages/policy/src/load.ts'],
  tests: ['packages/policy/src/check/check.test.ts', `${APPLICATION}/evidence/policy-check.test.ts`],
};

const KEEPING = `${APPLICATION}/history-keeping.db.test.ts`;
const TASK_EVIDENCE = `${APPLICATION}/evidence/tasks.db.test.ts`;
const HISTORY_EVIDENCE = `${APPLICATION}/evidence/history.db.test.ts`;

/** What somebody writes and uploads lies under their own key. */
export const sealedUnderOwnKey = {
  enforcedBy: [
    `${IMAGING}/domain/keeping.ts`,
    `${IMAGING}/usecases/submit-generation.ts`,
    `${IMAGING}/usecases/adopt-work.ts`,
    'packages/vault/src/vault.ts',
  ],
  tests: [KEEPING, HISTORY_EVIDENCE],
};

/** Inputs live and die with the picture made from them. */
export const inputsLiveWithPicture = {
  enforcedBy: [
    `${IMAGING}/domain/keeping.ts`,
    `${IMAGING}/store/ending.ts`,
    `${IMAGING}/usecases/keep-inputs.ts`,
    `${IMAGING}/usecases/read-history.ts`,
    `${IMAGING}/usecases/remove-pictures.ts`,
  ],
  tests: [KEEPING, HISTORY_EVIDENCE, `${APPLICATION}/removal-copy.db.test.ts`],
};

/** A history ends by itself, and at once where its owner says so. */
export const historyEnds = {
  enforcedBy: [
    `${IMAGING}/usecases/deliver-image.ts`,
    `${IMAGING}/usecases/keep-images.ts`,
    `${IMAGING}/usecases/read-image.ts`,
    `${IMAGING}/usecases/remove-pictures.ts`,
  ],
  tests: [KEEPING, HISTORY_EVIDENCE, `${APPLICATION}/removal-copy.db.test.ts`, `${APPLICATION}/zip-pictures.db.test.ts`],
};

/** Settings are suggested from own pictures, to those who did not say no. */
export const suggestionsFromOwn = {
  enforcedBy: ['packages/db/src/fence.ts', `${IMAGING}/usecases/read-habits.ts`, `${APPLICATION}/suggestions.ts`],
  tests: [HISTORY_EVIDENCE],
};

/** The list of tasks is read from columns without content. */
export const tasksWithoutContent = {
  enforcedBy: [
    `${IMAGING}/usecases/read-tasks.ts`,
    `${IMAGING}/usecases/clean-generation.ts`,
    'apps/web/src/routes-of-policy.ts',
  ],
  tests: [TASK_EVIDENCE, 'apps/web/src/routes-of-policy.test.ts'],
};

/** Results can be fetched until their deadline, inputs end before. */
export const resultsUntilDeadline = {
  enforcedBy: [
    `${IMAGING}/usecases/deliver-image.ts`,
    `${IMAGING}/usecases/read-image.ts`,
    `${IMAGING}/usecases/keep-images.ts`,
    `${IMAGING}/usecases/clean-generation.ts`,
  ],
  tests: [TASK_EVIDENCE],
};

/** Each published text is kept with its date and hash, and nobody alters it. */
export const versionsStay = {
  enforcedBy: [
    `${APPLICATION}/publications/policy-archive.ts`,
    'packages/publishing/src/edition.ts',
    'packages/publishing/src/compare.ts',
    'packages/db/src/grants.ts',
  ],
  tests: [
    `${APPLICATION}/publications/policy-archive.db.test.ts`,
    'packages/publishing/src/edition.test.ts',
    'e2e/stories/published.e2e.ts',
  ],
};

/** A change is published before it counts, and every account is told of it once. */
export const changesAreTold = {
  enforcedBy: [
    'packages/publishing/src/effect.ts',
    `${APPLICATION}/publications/policy-archive.ts`,
    `${APPLICATION}/announcing/telling.ts`,
    'packages/announcing/src/usecases/tell-of-change.ts',
    'infra/ops/src/policy-in-force.ts',
  ],
  tests: [
    'packages/announcing/src/usecases/tell-of-change.db.test.ts',
    'infra/claims/src/change-of-policy.db.test.ts',
    `${APPLICATION}/evidence/announcements.db.test.ts`,
  ],
};
