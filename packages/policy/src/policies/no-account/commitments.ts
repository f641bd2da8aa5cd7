import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, list, span, spoken } from '../../words.ts';
import { inputsEnd, providerGetsTheNeeded, versionsStay } from '../shared/standings.ts';
import { confirmedDownload, heardWithoutAccount, nothingToRegister, sessionsEnd } from './standings.ts';
import { totalsOnly, visitsAreCoarse } from '../shared/traffic-standings.ts';
import type { NoAccountParameters } from './parameters.ts';
import { keepsTheDeclared, staysOutOfCaches } from '../shared/site-standings.ts';

/** The promises of `no-account`, made from its parameters. */
export const commitments = (p: NoAccountParameters): readonly Commitment[] => [...content(p), ...visitors(p)];

const content = (p: NoAccountParameters): readonly Commitment[] => [
  commitment({
    id: 'NA-01',
    promise: 'We hold your words and images only during the making or editing of the picture you asked for.',
    parameters: ['retention.prompt', 'retention.upload'],
    evidence: 'query inputs-held: inputs held now, of which their generation has ended (0)',
    ...inputsEnd,
  }),
  commitment({
    id: 'NA-02',
    promise:
      'An uploaded file and everything derived from it are destroyed once the generation that used them is over, a crash included.',
    parameters: ['retention.upload'],
    evidence: 'query uploads-held: files and keys held now, of which their generation has ended (0)',
    ...inputsEnd,
  }),
  commitment({
    id: 'NA-03',
    promise:
      'A file you send is opened in a locked room: a process of its own, without network or disk, with bounded memory and time. A harmful file ends that process and nothing else.',
    evidence:
      'probe decoder-isolation: what this host denies to the decoding process, what it reaches all the same (0), by trying',
    enforcedBy: [
      'packages/imaging/src/decoding/launch.ts',
      'packages/imaging/src/decoding/decoding-process.ts',
      'packages/imaging/src/decoding/decoder.ts',
    ],
    tests: [
      'packages/imaging/src/decoding/isolation.test.ts',
      'packages/imaging/src/decoding/decoder.test.ts',
      'packages/application/src/evidence/isolation.test.ts',
    ],
  }),
  commitment({
    id: 'NA-04',
    promise: `Once you have downloaded a picture in full, our copy is destroyed. One you never fetch goes with your session, after ${span(idle(p))} without activity at the latest.`,
    parameters: ['retention.result.endsOnDownload', 'retention.result.endsWithSession', 'sessions.anonymous.idle'],
    evidence: 'query results-held: held now, downloaded but still held (0), overdue (0)',
    ...confirmedDownload,
  }),
  commitment({
    id: 'NA-05',
    promise: `Of your visit we may note ${list(p.analytics.parameters.map(spoken))}, each coarse. Your network address is not written anywhere, nor anything that ties one visit to another.`,
    parameters: ['analytics.parameters', 'forbidden'],
    evidence: 'query visit-facts: columns of visits by name, addresses stored (0)',
    ...visitsAreCoarse,
  }),
  commitment({
    id: 'NA-06',
    promise:
      'There is nothing to sign up for and nothing to pay: such pages do not exist here. One line of the letter form takes an address, for an answer: it may stay empty, travels with the letter, and is not kept.',
    parameters: ['features.accounts', 'features.payments', 'support.storesLetters'],
    evidence: 'query account-rows: rows in account and billing tables (0), letters kept (0)',
    ...nothingToRegister,
  }),
  commitment({
    id: 'NA-07',
    promise:
      'A visit is known by a random number alone. It is tied to nobody, and what belongs to it opens with that number only.',
    parameters: ['sessions.anonymous.tokenBits', 'subjects'],
    evidence: 'query sessions: live, linked to a person (0), stored in clear (0)',
    enforcedBy: [
      'packages/accounts/src/usecases/anonymous-sessions.ts',
      'packages/imaging/src/usecases/read-image.ts',
      'packages/imaging/src/usecases/cancel-generation.ts',
    ],
    tests: [
      'packages/accounts/src/usecases/anonymous-sessions.db.test.ts',
      'packages/application/src/image-deadline.db.test.ts',
      'packages/application/src/cancel.db.test.ts',
      'packages/application/src/evidence/held.db.test.ts',
    ],
  }),
  commitment({
    id: 'NA-08',
    promise: `Close the browser and the session is over: ${span(p.sessions.anonymous.afterLastConnection)} after the last page closed, or ${span(idle(p))} after the last thing you did, it and its pictures are destroyed. A button does so immediately.`,
    parameters: ['sessions.anonymous.transport', 'sessions.anonymous.afterLastConnection', 'sessions.anonymous.idle'],
    evidence: 'query session-ends: live, past their end and still held (0)',
    ...sessionsEnd,
  }),
  commitment({
    id: 'NA-09',
    promise: `No one but ${makers(p)} is handed your images, for the sole purpose of making or checking the picture.`,
    parameters: ['recipients'],
    evidence: 'probe provider-request: calls made with an image, fields sent with it beyond need (0)',
    ...providerGetsTheNeeded,
  }),
];

const visitors = (p: NoAccountParameters): readonly Commitment[] => [
  commitment({
    id: 'NA-10',
    promise: `Traffic is encrypted and access is granted by need. A security update is in place within ${span(p.security.updateWithin)} of its release, or an alarm goes off.`,
    parameters: ['security.updateWithin', 'security.auditEvery'],
    evidence: 'query security-updates: waiting, age of the oldest, overdue (0)',
    waitsFor: 'the weekly audit',
  }),
  commitment({
    id: 'NA-11',
    promise: `The site sets ${counted(p.cookies.length, 'cookie')} (${list(p.cookies.map((c) => c.name))}) and stores nothing else in your browser; ${list(p.cookies.filter((c) => c.setAt === 'own-choice').map((c) => c.name))} comes only with a language or a light that you choose. Its pages fetch nothing from strangers.`,
    parameters: ['cookies', 'browserStorage'],
    evidence:
      'probe cookie-walk: cookies given to a stranger, beyond the declared (0), scripts that could set one (0), calls of other sites (0)',
    ...keepsTheDeclared,
    tests: [...keepsTheDeclared.tests, 'e2e/stories/walk.e2e.ts', 'apps/web/src/preferences.test.ts'],
  }),
  commitment({
    id: 'NA-12',
    promise: `Technical logs name nobody and are erased after ${span(p.retention['technical-log'].lifetime)}.`,
    parameters: ['retention.technical-log'],
    evidence: 'query technical-logs: held, oldest, overdue (0)',
    enforcedBy: [
      'packages/telemetry/src/events.ts',
      'packages/telemetry/src/guard-process.ts',
      'packages/telemetry/src/log-files.ts',
      'packages/application/src/retention/technical-logs.ts',
      'packages/privacy/src/usecases/sweep-kind.ts',
    ],
    tests: [
      'packages/telemetry/src/logger.test.ts',
      'packages/telemetry/src/guard-process.test.ts',
      'packages/telemetry/src/log-files.test.ts',
      'packages/application/src/evidence/retention.db.test.ts',
    ],
  }),
  commitment({
    id: 'NA-13',
    promise: `Delivery networks, AI services and counting are declared parties: ${list([...new Set(p.recipients.map((r) => r.vendor))])}. We count for ourselves, in totals that hold no identifier and groups of ${p.analytics.minimumGroup} or more.`,
    parameters: ['recipients', 'analytics.mode', 'analytics.minimumGroup'],
    evidence: 'query usage-totals: counters by name, counters with an identifier (0)',
    ...totalsOnly,
  }),
  commitment({
    id: 'NA-14',
    promise: `Write to ${p.support.address} or use the form, without registering. What the form takes lies sealed until our mailbox has it, ${span(inTransit(p))} at most, and is then destroyed here. Asked about your data, we show what your session holds at that moment, or state that we hold nothing.`,
    parameters: ['support.address', 'support.storesLetters', 'retention.letter-in-transit.lifetime', 'rights.kinds'],
    evidence: 'query letters-relayed: on their way now, age of the oldest, past their end (0), lost (0), kept here (0)',
    ...heardWithoutAccount,
  }),
  commitment({
    id: 'NA-15',
    promise: `The service is meant for people of ${p.children.minimumAge} and over; a report about a younger child ends all that the session holds.`,
    parameters: ['children.minimumAge', 'children.ageStatement'],
    evidence: 'query child-reports: received, ended, overdue (0)',
    waitsFor: 'the report form',
  }),
  commitment({
    id: 'NA-16',
    promise: `Should this text change, its date does too (now ${p.version}), and the older text remains to be compared.`,
    parameters: ['version'],
    evidence: 'query policy-versions: texts stored with date and hash, the one in force among them, altered (0)',
    ...versionsStay,
  }),
  commitment({
    id: 'NA-17',
    promise:
      'To use the site is to agree to this policy. We make no note of your agreement, since a note would tell your visits apart.',
    parameters: ['categories'],
    evidence: 'query acceptance-records: rows that record an acceptance (0)',
    enforcedBy: ['packages/db/src/grants-under.ts', 'packages/policy/src/policies/no-account/parameters.ts'],
    tests: ['packages/policy/src/policies/policies.test.ts', 'packages/application/src/evidence/visits.db.test.ts'],
  }),
  commitment({
    id: 'NA-18',
    promise:
      'Files of the site may come from a delivery network near you. Pictures and anything else of yours are marked so that none of it is stored on the way.',
    parameters: ['recipients.content-delivery.receives'],
    evidence: 'probe cache-headers: answers that a shared cache may keep, of them personal (0)',
    ...staysOutOfCaches,
  }),
];

const inTransit = (p: NoAccountParameters): number => p.retention['letter-in-transit'].lifetime;
const idle = (p: NoAccountParameters): number => p.sessions.anonymous.idle;
const makers = (p: NoAccountParameters): string =>
  list([...new Set(p.recipients.filter((r) => r.role === 'image-generation' || r.role === 'moderation').map((r) => r.vendor))]);
