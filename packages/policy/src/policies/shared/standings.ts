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

/** The same, and nothing else opens content. */
export const contentTeachesNothing = {
  enforcedBy: [...providerGetsTheNeeded.enforcedBy, 'packages/db/src/grants.ts'],
  tests: [...providerGetsTheNeeded.tests, 'infra/claims/src/content-readers.test.ts'],
};

/** No recipient without a lawful ground for what leaves a legal area. */
export const transfersAreChecked = {
  enforcedBy: ['packages/policy/src/check/recipients.ts', 'packages/policy/src/load.ts'],
  tests: ['packages/policy/src/check/check.test.ts', `${APPLICATION}/evidence/policy-check.test.ts`],
};
