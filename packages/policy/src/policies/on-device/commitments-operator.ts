import { commitment } from '../../define.ts';
import type { Commitment, ResponseClock } from '../../definition.ts';
import { span } from '../../words.ts';
import type { OnDeviceParameters } from './parameters.ts';

const STUDIO = 'the on-device studio';

/** What `on-device` says of the operator behind the site (OD-14 to OD-24). */
export const operator = (p: OnDeviceParameters): readonly Commitment[] => [
  commitment({
    id: 'OD-14',
    promise: `Made for people of ${p.children.minimumAge} and up; younger ones should have an adult beside them. We ask nobody's age because we collect from nobody.`,
    parameters: ['children.minimumAge', 'children.ageStatement'],
    evidence: 'probe age-gate: forms that ask an age (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-15',
    promise:
      'Privacy law is met by having nothing to apply it to: the studio passes us no personal data, within Europe or beyond. Only letters to support are kept, and the addresses of those who asked to be told of changes: apart from the studio, and for a stated time.',
    parameters: ['categories', 'retention.correspondence'],
    evidence: 'probe server-state: personal data the server holds (0), letters held by support',
    waitsFor: 'the evidence page; letters are kept apart from the studio, for their time',
  }),
  commitment({
    id: 'OD-16',
    promise:
      'See, save, change or delete what is stored, or stop altogether: a page in your browser lists each thing with its kind and size.',
    parameters: ['rights.kinds', 'browserStorage'],
    evidence: 'probe your-data: items stored but not listed (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-17',
    promise: `This text is of ${p.version}. News of a change comes in the studio, as a feed, and by mail to those who asked for it.`,
    parameters: ['version', 'changes.channels', 'changes.shownFor'],
    evidence:
      'query announcements: texts published, missing from the feed or the list of versions (0), line over the pages and letters of the newest change',
    enforcedBy: [
      'infra/ops/src/keep-texts.ts',
      'packages/application/src/publications/text-folder.ts',
      'packages/application/src/announcing/changes.ts',
      'packages/application/src/announcing/announce-versions.ts',
      'apps/web/src/start-on-device.ts',
    ],
    tests: [
      'packages/application/src/publications/text-folder.test.ts',
      'infra/ops/src/keep-texts.test.ts',
      'infra/claims/src/announcements.db.test.ts',
    ],
  }),
  commitment({
    id: 'OD-18',
    promise: `We answer letters on privacy ${clock(p.support.clocks.privacy)}, technical ones ${clock(p.support.clocks.technical)} and all others ${clock(p.support.clocks.general)}.`,
    parameters: ['support.clocks'],
    evidence: 'query response-clocks: open by kind, nearest deadline, overdue (0)',
    waitsFor: 'the screen that answers; letters come in by mail, and their clocks run in the console',
  }),
  commitment({
    id: 'OD-19',
    promise: `What you read is our complete practice. We go through it again every ${span(p.reviewEvery)}.`,
    parameters: ['reviewEvery', 'version'],
    evidence: 'query policy-review: date of the last review, overdue (0)',
    enforcedBy: [
      'packages/publishing/src/review.ts',
      'apps/console/app/parts/review-notice.tsx',
      'infra/ops/src/supervise-studio.ts',
    ],
    tests: ['apps/console/app/review-notice.test.ts', 'packages/application/src/evidence/publications.test.ts'],
  }),
  commitment({
    id: 'OD-20',
    promise:
      'An installed studio cannot be spoiled from our side: it takes an update only if its fingerprints are the published ones. The first load is a matter of trust, and we say so.',
    evidence: 'probe release-hashes: files of the release, files that differ from the published (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-21',
    promise: 'Authorities could only ask for what we do not have. The number of their requests stands here for all to see.',
    parameters: ['retention.legal-disclosure'],
    evidence: 'query disclosures: requests by authorities, all time',
    waitsFor: 'the disclosure log',
  }),
  commitment({
    id: 'OD-22',
    promise: 'The studio is one and the same wherever in the world you open it.',
    evidence: 'probe regions: differences between requests from different places (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-23',
    promise:
      'Even the technical facts the page used, such as your language, are forgotten with the session, unless you told it to remember.',
    parameters: ['browserStorage'],
    evidence: 'probe session-end: technical facts left without the choice to keep (0)',
    waitsFor: STUDIO,
  }),
  commitment({
    id: 'OD-24',
    promise: `Write to ${p.support.address.replace('@', '+updates@')} if you wish to hear of updates: one letter for each, with a way out in it. The studio never sees that list.`,
    parameters: ['features.newsletter', 'support.address'],
    evidence: 'query update-letters: changes, letters beyond one per change and address (0)',
    enforcedBy: [
      'packages/application/src/announcing/updates-by-mail.ts',
      'packages/application/src/announcing/announce-versions.ts',
      'packages/announcing/src/usecases/post-issues.ts',
      'infra/ops/src/programs.ts',
    ],
    tests: ['packages/application/src/announcing/updates.db.test.ts', 'packages/application/src/evidence/updates.db.test.ts'],
  }),
];

const clock = (c: ResponseClock): string =>
  c.kind === 'within' ? `within ${span(c.time, 'hour')}` : 'before the business day is over';
