import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, list, span } from '../../words.ts';
import { choiceStands } from '../shared/consent-standings.ts';
import { versionsStay } from '../shared/standings.ts';
import type { OneHourParameters } from './parameters.ts';
import { keepsTheDeclared, travelsEncrypted, worksWithoutOptional } from '../shared/site-standings.ts';

/** What `one-hour` says of cookies, security, rights and changes (OH-13 to OH-24). */
export const people = (p: OneHourParameters): readonly Commitment[] => [
  commitment({
    id: 'OH-13',
    promise: `Your browser can receive ${counted(p.cookies.length, 'cookie')} from us, all listed with their use: ${list(p.cookies.map((c) => c.name))}. None serves advertising or follows you elsewhere.`,
    parameters: ['cookies'],
    evidence:
      'probe cookie-walk: pages and scripts, cookies given to a stranger, beyond the declared (0), scripts that could set one (0)',
    ...keepsTheDeclared,
    tests: [...keepsTheDeclared.tests, 'e2e/stories/walk.e2e.ts', 'e2e/stories/consent.e2e.ts'],
  }),
  commitment({
    id: 'OH-14',
    promise: 'A panel on every page turns optional cookies off as easily as on. Turning them off deletes them there and then.',
    parameters: ['cookies'],
    evidence: 'query consent-choices: accepted, refused and withdrawn by category, standing twice or against a signal (0)',
    ...choiceStands,
  }),
  commitment({
    id: 'OH-15',
    promise: 'Every page and picture travels encrypted. An installation on a public address without https does not start.',
    evidence:
      'probe transport: answers without strict transport security, calls in clear that are answered, cookies that would travel in clear (0)',
    ...travelsEncrypted,
  }),
  commitment({
    id: 'OH-16',
    promise: `A session is a random token of ${p.sessions.account.tokenBits} bits, of which we keep a fingerprint only. It changes when you sign in, and you can see and end each of yours.`,
    parameters: ['sessions.account.tokenBits', 'sessions.account.lifetime'],
    evidence: 'query sessions: live, oldest, stored in clear (0)',
    enforcedBy: [
      'packages/accounts/src/domain/session-token.ts',
      'packages/accounts/src/store/sessions.ts',
      'packages/accounts/src/usecases/account-sessions.ts',
      'apps/web/app/account/session-list.tsx',
    ],
    tests: ['packages/accounts/src/usecases/accounts.db.test.ts', 'packages/application/src/evidence/google.db.test.ts'],
  }),
  commitment({
    id: 'OH-17',
    promise: `Every ${span(p.security.auditEvery)} a written security check covers dependencies, headers, cookies, database rights and stray secrets; a late one raises an alarm.`,
    parameters: ['security.auditEvery'],
    evidence: 'query security-audits: date and outcome of the last, overdue (0)',
    waitsFor: 'the weekly audit',
  }),
  commitment({
    id: 'OH-18',
    promise:
      'Each program and each member of staff can reach only what its task needs, and every look at personal data by staff is written down.',
    evidence: 'query staff-reads: reads by role, reads without an audit entry (0)',
    waitsFor: 'staff roles and the audit log',
  }),
  commitment({
    id: 'OH-19',
    promise: `You can ask for any of ${counted(p.rights.kinds.length, 'right')}, among them a copy, deletion, an end to analytics and a file to take away: from your account, by the form, or by writing to ${p.support.address}.`,
    parameters: ['rights.kinds', 'support.address'],
    evidence: 'query requests: received by kind and channel, in the workflow',
    waitsFor: 'the request workflow',
  }),
  commitment({
    id: 'OH-20',
    promise: `An answer reaches you within ${span(p.rights.answerWithin)} of your asking, or ${counted(p.rights.calendarMonths, 'calendar month')} where that is shorter.`,
    parameters: ['rights.answerWithin', 'rights.calendarMonths'],
    evidence: 'query request-deadlines: open, nearest deadline, overdue (0)',
    waitsFor: 'the request workflow and its clocks',
  }),
  commitment({
    id: 'OH-21',
    promise: `Candid is not for anyone under ${p.children.minimumAge}. Tell us of a younger child's data and it is erased within ${span(p.children.eraseWithin, 'hour')}.`,
    parameters: ['children.minimumAge', 'children.eraseWithin', 'children.ageStatement'],
    evidence: 'query child-reports: received, erased, overdue (0)',
    waitsFor: 'the report form and erasure',
  }),
  commitment({
    id: 'OH-22',
    promise: `You are reading the version of ${p.version}. Earlier ones stay readable, with what changed between any two.`,
    parameters: ['version', 'changes.channels'],
    evidence: 'query policy-versions: texts stored with date and hash, the one in force among them, altered (0)',
    ...versionsStay,
  }),
  commitment({
    id: 'OH-23',
    promise: `The model in use is shown by name. How the companies behind it treat data is theirs to say: ${list(providers(p))}.`,
    parameters: ['recipients'],
    evidence: 'probe provider-page: models configured, not named on the page (0), providers’ policies not linked (0)',
    enforcedBy: ['packages/publishing/src/pages/sub-processors.ts'],
    tests: ['packages/publishing/src/publish.test.ts', 'packages/application/src/evidence/publications.test.ts'],
  }),
  commitment({
    id: 'OH-24',
    promise: 'If your browser turns away every optional cookie, nothing here stops working.',
    parameters: ['cookies'],
    evidence: 'probe cookies-blocked: pages, those that fail a browser without optional cookies, or without any (0)',
    ...worksWithoutOptional,
  }),
];

/** Each vendor with a policy of its own, and how long it says it keeps what it is given. */
const providers = (p: OneHourParameters): readonly string[] => {
  const named = p.recipients.filter((r) => r.policyUrl !== null);
  const sentences = named.map(
    (r) => `${r.vendor} (${r.keepsFor === null ? 'for as long as its policy says' : `up to ${span(r.keepsFor)}`})`,
  );
  return [...new Set(sentences)];
};
