import type { Breach } from './breach.ts';

const IMAGING = 'packages/imaging/src';
const POLICY = 'packages/policy/src/policies';
const APPLICATION = 'packages/application/src';
const held = `${APPLICATION}/evidence/held.db.test.ts`;
const waysOut = `${APPLICATION}/evidence/ways-out.test.ts`;
const policyCheck = `${APPLICATION}/evidence/policy-check.test.ts`;
const traffic = `${APPLICATION}/evidence/traffic.db.test.ts`;
const passwords = `${APPLICATION}/evidence/passwords.db.test.ts`;
const rules = 'packages/policy/src/check/check.test.ts';

/** Every seeded breach; each closed claim has at least one. */
export const breaches: readonly Breach[] = [
  {
    claims: ['OH-01'],
    name: 'a kind of data that is stored is missing from the policy',
    file: `${POLICY}/one-hour/parameters.ts`,
    find: "    'upload',\n",
    replace: '',
    tests: ['packages/db/src/data-map/check-declared.test.ts', `${APPLICATION}/evidence/declarations.db.test.ts`],
  },
  {
    claims: ['OH-04', 'NA-01'],
    name: 'a failed generation keeps its prompt',
    file: `${IMAGING}/usecases/fail-generation.ts`,
    find: '  await cleanGeneration(ctx, { generationId: generation.id, reach: ctx.reach });\n',
    replace: '',
    tests: [`${APPLICATION}/provider-faults.db.test.ts`, held],
  },
  {
    claims: ['OH-05', 'NA-02'],
    name: 'a delivered generation keeps its uploads',
    file: `${IMAGING}/usecases/run-generation.ts`,
    find: '  await cleanGeneration(ctx, { generationId: generation.id, reach: ctx.reach });\n',
    replace: '',
    tests: [`${APPLICATION}/backup-copy.db.test.ts`, held],
  },
  {
    claims: ['OH-06'],
    name: 'a picture gets a longer life than was promised',
    file: `${IMAGING}/usecases/deliver-image.ts`,
    find: 'Math.min(generation.lifetime_ms, ctx.rules.resultLifetime)',
    replace: '2 * Math.min(generation.lifetime_ms, ctx.rules.resultLifetime)',
    tests: [`${APPLICATION}/image-deadline.db.test.ts`, held],
  },
  {
    claims: ['OH-06'],
    name: 'nothing destroys a picture whose time has come',
    file: `${IMAGING}/usecases/keep-images.ts`,
    find: '    await destroyDueImages(ctx, now);\n',
    replace: '',
    tests: [`${APPLICATION}/image-deadline.db.test.ts`, held],
  },
  {
    claims: ['OH-07', 'OH-11', 'NA-09', 'CR-30'],
    name: 'the provider is told whose picture it is, and may keep it',
    file: `${IMAGING}/provider/openai.ts`,
    find: '  prompt: request.prompt,\n',
    replace: "  prompt: request.prompt,\n  user: 'person-1',\n  store: true,\n",
    tests: [`${APPLICATION}/provider-call.db.test.ts`, waysOut],
  },
  {
    claims: ['OH-08'],
    name: "the console's role may read sealed prompts",
    file: 'packages/db/src/grants.ts',
    find: "    select: [\n      'kind',\n",
    replace: "    select: [\n      'prompt_sealed',\n      'kind',\n",
    tests: ['packages/db/src/grants.db.test.ts', `${APPLICATION}/evidence/declarations.db.test.ts`],
  },
  {
    claims: ['OH-12'],
    name: 'the way out lets every host through',
    file: 'packages/egress/src/egress.ts',
    find: 'if (!origins.has(url.origin)) {',
    replace: 'if (url.origin === "") {',
    tests: ['packages/egress/src/egress.test.ts', waysOut],
  },
  {
    claims: ['NA-03'],
    name: 'the decoding process may start other programs',
    file: `${IMAGING}/decoding/launch.ts`,
    find: "    '--permission',\n",
    replace: "    '--permission',\n    '--allow-child-process',\n",
    tests: [`${IMAGING}/decoding/isolation.test.ts`, `${APPLICATION}/evidence/isolation.test.ts`],
  },
  {
    claims: ['NA-07'],
    name: 'session tokens are stored as they are',
    file: 'packages/accounts/src/domain/session-token.ts',
    find: "createHash('sha256').update(token).digest()",
    replace: 'Buffer.from(token)',
    tests: ['packages/accounts/src/usecases/anonymous-sessions.db.test.ts', held],
  },
  {
    claims: ['HI-25', 'CR-18'],
    name: 'a recipient abroad has no ground for data from the United Kingdom',
    file: `${POLICY}/shared/recipients.ts`,
    find: "uk: 'uk-addendum'",
    replace: 'uk: null',
    tests: [rules, policyCheck],
  },
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
    claims: ['NA-05'],
    name: 'programs may write what the policy does not declare',
    file: 'packages/db/src/grants-under.ts',
    find: 'return declaration !== null && !isDeclared(policy, declaration);',
    replace: 'return declaration === null && isDeclared(policy, entry as never);',
    tests: ['packages/db/src/grants-under.db.test.ts', traffic],
  },
  {
    claims: ['HI-10', 'CR-29', 'NA-13'],
    name: 'small groups are shown in released figures',
    file: 'packages/traffic/src/domain/release.ts',
    find: 'filter(({ size }) => size < minimumGroup).length',
    replace: 'filter(({ size }) => size < 1).length',
    tests: ['packages/traffic/src/domain/release.test.ts', 'packages/traffic/src/usecases/usage.db.test.ts', traffic],
  },
  {
    claims: ['HI-27'],
    name: 'totals hold prompts',
    file: 'packages/db/src/data-map/traffic.ts',
    find: "category: 'usage-aggregate'",
    replace: "category: 'prompt'",
    tests: ['packages/traffic/src/usecases/usage.db.test.ts', traffic],
  },
  {
    claims: ['NA-12'],
    name: 'lines of the logs stay where they are',
    file: 'packages/telemetry/src/log-files.ts',
    find: '        else if ((await countFile(file, before)).overdue > 0) await cutFile(file, before);\n',
    replace: '',
    tests: ['packages/telemetry/src/log-files.test.ts', `${APPLICATION}/evidence/retention.db.test.ts`],
  },
  {
    claims: ['HI-01', 'CR-02'],
    name: 'passwords are stored as they are',
    file: 'packages/accounts/src/domain/password-hash.ts',
    find: "pbkdf2Async(password, salt, iterations, HASH_BYTES, 'sha256')",
    replace: "pbkdf2Async(password, salt, iterations, HASH_BYTES, 'sha256').then(() => Buffer.alloc(HASH_BYTES).fill(password))",
    tests: ['packages/accounts/src/domain/passwords.test.ts', passwords],
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
    claims: ['HI-29'],
    name: 'nobody is told of a new device',
    file: 'packages/accounts/src/store/known-devices.ts',
    find: 'if (row.isNew && !isFirst)',
    replace: 'if (row.isNew && isFirst)',
    tests: ['packages/accounts/src/usecases/passwords.db.test.ts', passwords],
  },
];
