import type { Breach } from './breach.ts';

const IMAGING = 'packages/imaging/src';
const POLICY = 'packages/policy/src/policies';
const APPLICATION = 'packages/application/src';
const policyCheck = `${APPLICATION}/evidence/policy-check.test.ts`;
const traffic = `${APPLICATION}/evidence/traffic.db.test.ts`;
const passwords = `${APPLICATION}/evidence/passwords.db.test.ts`;
const rules = 'packages/policy/src/check/check.test.ts';
const site = 'infra/claims/src/site.db.test.ts';

/** What breaks promises of `credits`; one that others share stands with the first it names. */
export const credits: readonly Breach[] = [
  {
    claims: ['CR-13'],
    name: 'body measurements are declared',
    file: `${POLICY}/credits/parameters.ts`,
    find: 'categories: namedIn(purposes),',
    replace: "categories: [...namedIn(purposes), 'biometric'],",
    tests: [rules, policyCheck],
  },
  {
    claims: ['CR-06', 'HI-06'],
    name: 'lines of the log are kept twice as long as was promised',
    file: 'packages/traffic/src/usecases/network-log.ts',
    find: '(from.getTime() + lifetime)',
    replace: '(from.getTime() + 2 * lifetime)',
    tests: ['packages/traffic/src/usecases/network-log.db.test.ts', traffic],
  },
  {
    claims: ['CR-34'],
    name: 'the web program may read the log of requests',
    file: 'packages/db/src/grants.ts',
    find: "web('network_log', { insert: 'all' })",
    replace: "web('network_log', { select: 'all', insert: 'all' })",
    tests: ['packages/traffic/src/usecases/network-log.db.test.ts', traffic],
  },
  {
    claims: ['CR-01'],
    name: 'a name that a form brings along is kept',
    file: `${APPLICATION}/passwords.ts`,
    find: "policy.categories.includes('account-name')",
    replace: 'policy.categories.length > 0',
    tests: [passwords],
  },
  {
    claims: ['CR-07'],
    name: 'sessions are to live twice as long as was promised',
    file: 'packages/accounts/src/store/sessions.ts',
    find: 'new Date(at.getTime() + rules.lifetime)',
    replace: 'new Date(at.getTime() + 2 * rules.lifetime)',
    tests: ['packages/accounts/src/usecases/accounts.db.test.ts', `${APPLICATION}/evidence/credits.db.test.ts`],
  },
  {
    claims: ['CR-08'],
    name: 'nothing lets go of the marks of addresses',
    file: 'packages/accounts/src/usecases/keep-trial-markers.ts',
    find: "deleteFrom('trial_marker').where(isFree(now, lifetime))",
    replace: "deleteFrom('trial_marker').where(sql<boolean>`false`)",
    tests: [`${APPLICATION}/trial.db.test.ts`, `${APPLICATION}/evidence/credits.db.test.ts`],
  },
  {
    claims: ['CR-03'],
    name: 'words are kept as a setting',
    file: `${IMAGING}/store/submissions.ts`,
    find: 'model: submission.model.id,',
    replace: 'model: submission.prompt,',
    tests: [`${APPLICATION}/evidence/tasks.db.test.ts`],
  },
  {
    claims: ['CR-04'],
    name: 'the row of the image provider forgets the pictures that go there',
    file: `${POLICY}/shared/recipients.ts`,
    find: "receives: ['prompt', 'upload', 'result'],",
    replace: "receives: ['prompt', 'result'],",
    tests: ['packages/publishing/src/publish.test.ts', `${APPLICATION}/evidence/ways-out.test.ts`],
  },
  {
    claims: ['CR-09'],
    name: 'the list of tasks is read with its words',
    file: 'packages/imaging/src/usecases/read-tasks.ts',
    find: "  'generation.width',\n",
    replace: "  'generation.width',\n  'generation.prompt_sealed',\n",
    tests: [`${APPLICATION}/evidence/tasks.db.test.ts`],
  },
  {
    claims: ['CR-17'],
    name: 'a result lives twice as long as was promised',
    file: `${IMAGING}/usecases/deliver-image.ts`,
    find: 'Math.min(generation.lifetime_ms, ctx.rules.resultLifetime)',
    replace: '2 * Math.min(generation.lifetime_ms, ctx.rules.resultLifetime)',
    tests: [`${APPLICATION}/evidence/tasks.db.test.ts`],
  },
  {
    claims: ['CR-16'],
    name: 'the way out lets through who is not in the register',
    file: 'packages/egress/src/egress.ts',
    find: 'if (!origins.has(url.origin)) {',
    replace: 'if (url.origin === "") {',
    tests: [`${APPLICATION}/evidence/publications.test.ts`],
  },
  {
    claims: ['CR-28'],
    name: 'a changed policy counts on the day it is published',
    file: 'packages/publishing/src/effect.ts',
    find: 'noticeAhead === 0 ? at',
    replace: 'noticeAhead >= 0 ? at',
    tests: [`${APPLICATION}/evidence/announcements.db.test.ts`],
  },
  {
    claims: ['CR-20'],
    name: "the web program is given the provider's key",
    file: 'infra/ops/src/programs.ts',
    find: '    ...parties.analytics,\n',
    replace: '    ...parties.analytics,\n    ...parties.openai,\n',
    tests: ['infra/claims/src/secrets.test.ts'],
  },
  {
    claims: ['CR-26'],
    name: 'pages may show pictures of other sites, such as a pixel that counts',
    file: 'packages/remix-kit/src/security-headers.ts',
    find: "'img-src': [\"'self'\", 'blob:', 'data:'],",
    replace: "'img-src': [\"'self'\", 'blob:', 'data:', 'https:'],",
    tests: [site],
  },
];
