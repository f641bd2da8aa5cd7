import type { Breach } from './breach.ts';

const IMAGING = 'packages/imaging/src';
const POLICY = 'packages/policy/src/policies';
const APPLICATION = 'packages/application/src';
const held = `${APPLICATION}/evidence/held.db.test.ts`;
const visits = `${APPLICATION}/evidence/visits.db.test.ts`;
const traffic = `${APPLICATION}/evidence/traffic.db.test.ts`;
const site = 'infra/claims/src/site.db.test.ts';

/** What breaks promises of `no-account`; one that others share stands with the first it names. */
export const noAccount: readonly Breach[] = [
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
    claims: ['NA-05'],
    name: 'programs may write what the policy does not declare',
    file: 'packages/db/src/grants-under.ts',
    find: 'return declaration !== null && !isDeclared(policy, declaration);',
    replace: 'return declaration === null && isDeclared(policy, entry as never);',
    tests: ['packages/db/src/grants-under.db.test.ts', traffic],
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
    claims: ['NA-04'],
    name: 'a picture that was downloaded is not destroyed',
    file: `${IMAGING}/usecases/confirm-download.ts`,
    find: '  if (taken) await destroyImages(ctx, [taken]);\n',
    replace: '',
    tests: [`${APPLICATION}/confirmed-download.db.test.ts`, visits],
  },
  {
    claims: ['NA-08'],
    name: 'nothing ends a session that nobody is at any more',
    file: `${APPLICATION}/visits/keep-visits.ts`,
    find: 'await endVisit(ctx, { subjectId, ifLeft: rules });',
    replace: 'await Promise.resolve(subjectId);',
    tests: [`${APPLICATION}/visits/visits.db.test.ts`, visits],
  },
  {
    claims: ['NA-06'],
    name: 'people can sign in with Google',
    file: `${POLICY}/no-account/parameters.ts`,
    find: '...noFeatures, generate: true,',
    replace: '...noFeatures, accounts: true, googleSignIn: true, generate: true,',
    tests: ['apps/web/src/routes-of-policy.test.ts', visits],
  },
  {
    claims: ['NA-06', 'NA-14'],
    name: 'a letter of the form stays after it was handed on',
    file: 'packages/support/src/usecases/hand-on-letter.ts',
    find: '  await destroyInTransit(ctx, found);\n',
    replace: '',
    tests: [`${APPLICATION}/letterbox.db.test.ts`, `${APPLICATION}/evidence/letters.db.test.ts`],
  },
  {
    claims: ['NA-17'],
    name: 'an agreement to the policy is noted',
    file: `${POLICY}/no-account/parameters.ts`,
    find: "['rights-request', 'legal-disclosure']",
    replace: "['rights-request', 'legal-disclosure', 'consent-record']",
    tests: ['packages/policy/src/policies/policies.test.ts', visits],
  },
  {
    claims: ['NA-18'],
    name: 'answers may be kept on the way unless a route says otherwise',
    file: 'packages/remix-kit/src/security-headers.ts',
    find: "'Cache-Control': 'private, no-store',",
    replace: "'Cache-Control': 'public, max-age=3600',",
    tests: ['packages/remix-kit/src/http-server.test.ts', site],
  },
];
