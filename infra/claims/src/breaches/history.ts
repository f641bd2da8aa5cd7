import type { Breach } from './breach.ts';

const POLICY = 'packages/policy/src/policies';
const APPLICATION = 'packages/application/src';
const policyCheck = `${APPLICATION}/evidence/policy-check.test.ts`;
const traffic = `${APPLICATION}/evidence/traffic.db.test.ts`;
const passwords = `${APPLICATION}/evidence/passwords.db.test.ts`;
const usageEvents = `${APPLICATION}/evidence/usage-events.db.test.ts`;
const newsletter = `${APPLICATION}/announcing/newsletter.db.test.ts`;
const newsletters = `${APPLICATION}/evidence/newsletters.db.test.ts`;
const rules = 'packages/policy/src/check/check.test.ts';

/** What breaks promises of `history`; one that others share stands with the first it names. */
export const history: readonly Breach[] = [
  {
    claims: ['HI-25', 'CR-18'],
    name: 'a recipient abroad has no ground for data from the United Kingdom',
    file: `${POLICY}/shared/recipients.ts`,
    find: "uk: 'uk-addendum'",
    replace: 'uk: null',
    tests: [rules, policyCheck],
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
    claims: ['HI-01', 'CR-02'],
    name: 'passwords are stored as they are',
    file: 'packages/accounts/src/domain/password-hash.ts',
    find: "pbkdf2Async(password, salt, iterations, HASH_BYTES, 'sha256')",
    replace: "pbkdf2Async(password, salt, iterations, HASH_BYTES, 'sha256').then(() => Buffer.alloc(HASH_BYTES).fill(password))",
    tests: ['packages/accounts/src/domain/passwords.test.ts', passwords],
  },
  {
    claims: ['HI-29'],
    name: 'nobody is told of a new device',
    file: 'packages/accounts/src/store/known-devices.ts',
    find: 'if (row.isNew && !isFirst)',
    replace: 'if (row.isNew && isFirst)',
    tests: ['packages/accounts/src/usecases/passwords.db.test.ts', passwords],
  },
  {
    claims: ['HI-03'],
    name: 'content of a history lies under the key of its moment',
    file: 'packages/imaging/src/domain/keeping.ts',
    find: "contentKey === 'subject' ?",
    replace: "contentKey === ('nobody' as string) ?",
    tests: [`${APPLICATION}/history-keeping.db.test.ts`, `${APPLICATION}/evidence/history.db.test.ts`],
  },
  {
    claims: ['HI-28'],
    name: 'inputs outlive their picture',
    file: 'packages/imaging/src/usecases/keep-inputs.ts',
    find: 'for (const { id } of rows) await cleanGeneration(ctx, { generationId: id, reach: ctx.reach });',
    replace: 'void rows;',
    tests: [`${APPLICATION}/history-keeping.db.test.ts`, `${APPLICATION}/evidence/history.db.test.ts`],
  },
  {
    claims: ['HI-14'],
    name: 'a deleted picture is only hidden',
    file: 'packages/imaging/src/usecases/remove-pictures.ts',
    find: 'const ids = closing.map(({ id }) => id);',
    replace: 'const ids = closing.map(({ id }) => id).slice(closing.length);',
    tests: [`${APPLICATION}/history-keeping.db.test.ts`, `${APPLICATION}/evidence/history.db.test.ts`],
  },
  {
    claims: ['HI-14'],
    name: 'pictures of a history whose time has come stay',
    file: 'packages/imaging/src/usecases/keep-images.ts',
    find: '    await destroyDueImages(ctx, now);\n',
    replace: '',
    tests: [`${APPLICATION}/history-keeping.db.test.ts`, `${APPLICATION}/evidence/history.db.test.ts`],
  },
  {
    claims: ['HI-08'],
    name: 'an objection closes nothing',
    file: 'packages/db/src/fence.ts',
    find: "personalise: 'personalisation',\n",
    replace: '',
    tests: [`${APPLICATION}/evidence/history.db.test.ts`],
  },
  {
    claims: ['HI-29'],
    name: 'passwords can be guessed a hundred times as often',
    file: 'packages/accounts/src/domain/sign-in-limits.ts',
    find: 'if (taken > allowance.times)',
    replace: 'if (taken > 100 * allowance.times)',
    tests: ['packages/accounts/src/domain/sign-in-limits.test.ts', passwords],
  },
  {
    claims: ['HI-26'],
    name: 'people are told in the product, and the letter is forgotten',
    file: 'packages/announcing/src/usecases/tell-of-change.ts',
    find: 'if (byMail) await postLetter',
    replace: 'if (!byMail) await postLetter',
    tests: [`${APPLICATION}/evidence/announcements.db.test.ts`],
  },
  {
    claims: ['HI-05'],
    name: 'a refusal is as good a ground to note what somebody does as a yes',
    file: 'packages/accounts/src/store/consent-records.ts',
    find: "    .where('outcome', '=', 'granted')\n",
    replace: '',
    tests: [usageEvents],
  },
  {
    claims: ['HI-09'],
    name: 'the list of addresses that want no newsletter is not asked',
    file: 'packages/announcing/src/usecases/post-issues.ts',
    find: '    if (await isSuppressed(tx, index, at)) return;\n',
    replace: '    await isSuppressed(tx, index, at);\n',
    tests: [newsletter, newsletters],
  },
  {
    claims: ['HI-09'],
    name: 'nobody writes down that somebody asked for newsletters',
    file: 'packages/announcing/src/usecases/newsletter-readers.ts',
    find: "    await ctx.recordConsent(tx, { subjectId, outcome: 'granted', means: 'letter', wording });\n",
    replace: '    void wording;\n',
    tests: [newsletter, newsletters],
  },
  {
    claims: ['HI-15'],
    name: 'names and addresses are stored as they are',
    file: 'packages/accounts/src/store/contact-fields.ts',
    find: '    context: contextOf(field),\n    plaintext,\n  });\n',
    replace:
      '    context: contextOf(field),\n    plaintext,\n  }).then((made) => ({ ...made, sealed: Buffer.from(plaintext) }));\n',
    tests: [`${APPLICATION}/evidence/dump-scan.db.test.ts`],
  },
];
