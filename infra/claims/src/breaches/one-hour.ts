import type { Breach } from './breach.ts';

const IMAGING = 'packages/imaging/src';
const POLICY = 'packages/policy/src/policies';
const APPLICATION = 'packages/application/src';
const held = `${APPLICATION}/evidence/held.db.test.ts`;
const waysOut = `${APPLICATION}/evidence/ways-out.test.ts`;
const site = 'infra/claims/src/site.db.test.ts';

/** What breaks promises of `one-hour`; one that others share stands with the first it names. */
export const oneHour: readonly Breach[] = [
  {
    claims: ['OH-01'],
    name: 'a kind of data that is stored is missing from the policy',
    file: `${POLICY}/one-hour/parameters.ts`,
    find: "    'upload',\n",
    replace: '',
    tests: ['packages/db/src/data-map/check-declared.test.ts', `${APPLICATION}/evidence/declarations.db.test.ts`],
  },
  {
    claims: ['OH-03'],
    name: "Google's number is kept as it came",
    file: 'packages/accounts/src/usecases/sign-in-with-google.ts',
    find: "await indexOf(ctx, 'account.google', person.googleId)",
    replace: 'Buffer.from(person.googleId)',
    tests: ['packages/accounts/src/usecases/accounts.db.test.ts', `${APPLICATION}/evidence/google.db.test.ts`],
  },
  {
    claims: ['OH-10'],
    name: 'page views are told of whoever once agreed, whatever they said since',
    file: 'packages/traffic/src/usecases/tell-analytics.ts',
    find: 'if (may) await send',
    replace: 'await send',
    tests: ['packages/traffic/src/usecases/tell-analytics.test.ts', 'packages/application/src/evidence/analytics.test.ts'],
  },
  {
    claims: ['OH-16'],
    name: 'tokens of sessions are stored as they are',
    file: 'packages/accounts/src/domain/session-token.ts',
    find: "createHash('sha256').update(token).digest()",
    replace: 'Buffer.from(token)',
    tests: ['packages/accounts/src/usecases/accounts.db.test.ts', `${APPLICATION}/evidence/google.db.test.ts`],
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
    claims: ['OH-22', 'NA-16'],
    name: 'a text is published under the hash of another, so that it cannot be found again as it was',
    file: 'packages/publishing/src/edition.ts',
    find: 'hash: hashOf(texts), version: policy.version, texts',
    replace: 'hash: hashOf({ ...texts, en: {} }), version: policy.version, texts',
    tests: [`${APPLICATION}/publications/policy-archive.db.test.ts`, 'packages/publishing/src/edition.test.ts'],
  },
  {
    claims: ['OH-23'],
    name: 'companies are named without their own policies',
    file: 'packages/publishing/src/pages/sub-processors.ts',
    find: 'if (one.policyUrl === null) continue;',
    replace: 'if (one.policyUrl !== null) continue;',
    tests: ['packages/publishing/src/publish.test.ts', `${APPLICATION}/evidence/publications.test.ts`],
  },
  {
    claims: ['OH-14', 'HI-16'],
    name: 'a yes that was taken back goes on standing beside the no',
    file: 'packages/accounts/src/store/consent-records.ts',
    find: 'stands_until: act.at }',
    replace: 'stands_until: act.standsUntil }',
    tests: ['packages/accounts/src/usecases/consents.db.test.ts', `${APPLICATION}/evidence/consents.db.test.ts`],
  },
  {
    claims: ['OH-13', 'NA-11', 'CR-25'],
    name: 'every answer sets a cookie that nobody declared',
    file: 'apps/web/src/start-web.ts',
    find: '    loadContext: async (kit, request) => (',
    replace: "    loadContext: async (kit, request) => (kit.setCookie('visit=1; Path=/; Max-Age=31536000'), ",
    tests: [site],
  },
  {
    claims: ['OH-15', 'CR-32'],
    name: 'browsers are not told to stay on https',
    file: 'packages/remix-kit/src/security-headers.ts',
    find: "options.origin.protocol === 'https:'",
    replace: "options.origin.protocol === 'none:'",
    tests: ['packages/remix-kit/src/http-server.test.ts', 'infra/claims/src/transport.test.ts'],
  },
  {
    claims: ['OH-24'],
    name: 'pages are for those only who have answered the question of optional cookies',
    file: 'apps/web/src/request-consent.ts',
    find: '      deleteRefused(isAllowed);\n',
    replace: "      deleteRefused(isAllowed);\n      if (inForce === null) throw new AppError('forbidden');\n",
    tests: [site],
  },
];
