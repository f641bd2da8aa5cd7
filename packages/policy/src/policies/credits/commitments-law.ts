import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { list, span } from '../../words.ts';
import { changesAreTold, contentTeachesNothing } from '../shared/standings.ts';
import { logIsReadByNobody, totalsOnly } from '../shared/traffic-standings.ts';
import type { CreditsParameters } from './parameters.ts';
import { callsNobodyElse, storesTheDeclared, travelsEncrypted } from '../shared/site-standings.ts';

/** What `credits` says of retention, rights, storage and fairness (CR-19 to CR-36). */
export const law = (p: CreditsParameters): readonly Commitment[] => [
  commitment({
    id: 'CR-19',
    promise: `Credits are kept with the account and ${span(p.retention.ledger.lifetime)} past its deletion; the mark of a free picture ${span(p.retention['trial-marker'].lifetime)}; sessions ${span(p.retention.session.lifetime)}; server logs ${span(p.retention['network-log'].lifetime)}; records of payment ${span(payments(p))}. An erasure request ends the first at once.`,
    parameters: ['retention'],
    evidence: 'query retention: held, oldest and overdue (0) for each rule',
    waitsFor: 'the ledger and payments: the engine runs every other rule of it',
  }),
  commitment({
    id: 'CR-20',
    promise:
      'Each of our programs is given the secrets of its own task only, and none of them ends up in a log or in your browser.',
    evidence: 'probe secrets: programs, secrets in one beyond its task (0), found in logs (0) and in what browsers are sent (0)',
    enforcedBy: ['infra/ops/src/programs.ts', 'packages/config/src/foreign-secrets.ts', 'packages/config/src/secret.ts'],
    tests: ['infra/claims/src/secrets.test.ts', 'packages/config/src/config.test.ts'],
  }),
  commitment({
    id: 'CR-21',
    promise: `Your rights here: ${list(p.rights.kinds.map((kind) => kind.replaceAll('-', ' ')))}. To use them costs nothing and changes neither prices nor limits for you.`,
    parameters: ['rights.kinds'],
    evidence: 'query requests: received by kind, accounts treated differently afterwards (0)',
    waitsFor: 'the request workflow',
  }),
  commitment({
    id: 'CR-22',
    promise:
      'A request should come from the address of your account. One that arrives by mail is confirmed by a link sent to that address.',
    evidence: 'query identity: requests acted on without confirmation (0)',
    waitsFor: 'proof of identity in the request workflow',
  }),
  commitment({
    id: 'CR-23',
    promise: `You hear from us with an answer in ${span(p.rights.answerWithin)} at the most, and sooner where your law says sooner.`,
    parameters: ['rights.answerWithin', 'rights.calendarMonths'],
    evidence: 'query request-deadlines: open, nearest deadline, overdue (0)',
    waitsFor: 'the request workflow and its clocks',
  }),
  commitment({
    id: 'CR-24',
    promise: 'Not content? Every final letter names the authority of your country to which you can complain.',
    parameters: ['rights.kinds'],
    evidence: 'query closing-letters: sent, without an authority (0)',
    waitsFor: 'letters of the request workflow',
  }),
  commitment({
    id: 'CR-25',
    promise: `We put ${list(p.browserStorage.map((item) => item.name))} into your browser's storage, both needed for what you asked, and not one thing more.`,
    parameters: ['browserStorage', 'cookies'],
    evidence:
      'probe storage-walk: cookies (none), names that pages keep something under, beyond the declared (0), scripts that could keep more (0)',
    ...storesTheDeclared,
  }),
  commitment({
    id: 'CR-26',
    promise: 'No advertiser and no tracker is called from any page; even the letters you read are served by us.',
    parameters: ['recipients'],
    evidence: 'probe foreign-origins: pages and files, what they fetch or may fetch from another site (0)',
    ...callsNobodyElse,
  }),
  commitment({
    id: 'CR-27',
    promise: `You must be ${p.children.minimumAge}, or ${p.children.raisedTo} where your country asks for more. Data of a child below it is erased within ${span(p.children.eraseWithin, 'hour')} of our being told.`,
    parameters: ['children.minimumAge', 'children.raisedTo', 'children.raisedIn', 'children.eraseWithin'],
    evidence: 'query child-reports: received, erased, overdue (0)',
    waitsFor: 'sign-up, the report form and erasure',
  }),
  commitment({
    id: 'CR-28',
    promise: `An important change is made known ${span(p.changes.noticeAhead)} before it counts, in the product and by mail.`,
    parameters: ['changes.noticeAhead', 'changes.channels'],
    evidence:
      'query change-notices: days between notice and effect, accounts, told, not told (0), without a letter (0), told late (0)',
    ...changesAreTold,
  }),
  commitment({
    id: 'CR-29',
    promise: 'To keep the service steady we count events in totals from which nobody can be picked out.',
    parameters: ['retention.usage-aggregate'],
    evidence: 'query aggregates: smallest group shown, totals with an identifier (0)',
    ...totalsOnly,
  }),
  commitment({
    id: 'CR-30',
    promise: 'Your prompts and pictures are not teaching material: no model is trained on them, by us or on our behalf.',
    parameters: ['purposes', 'recipients'],
    evidence: 'probe provider-request: fields sent to the image provider, of which a picture does not need (0)',
    ...contentTeachesNothing,
  }),
  commitment({
    id: 'CR-31',
    promise:
      'Where law compels us, or rights and safety are at stake, we may disclose data. Each time its ground and extent are written down.',
    parameters: ['retention.legal-disclosure'],
    evidence: 'query disclosures: number logged, without ground or scope (0)',
    waitsFor: 'the disclosure log',
  }),
  commitment({
    id: 'CR-32',
    promise: 'Between your browser and us everything is encrypted; an unencrypted call is sent to the encrypted address.',
    evidence: 'probe transport: answers without strict transport security, calls in clear that are answered (0)',
    ...travelsEncrypted,
  }),
  commitment({
    id: 'CR-33',
    promise:
      'Buying, moving up, cancelling or taking back a payment changes your credits one time for each, and misuse is looked into.',
    parameters: ['purposes'],
    evidence: 'query billing-effects: events handled, handled other than once (0)',
    waitsFor: 'plans and payments',
  }),
  commitment({
    id: 'CR-34',
    promise: `The server log serves safety against misuse and attack. Nothing else reads it, and it is gone in ${span(p.retention['network-log'].lifetime)}.`,
    parameters: ['retention.network-log', 'purposes'],
    evidence: 'probe log-privileges: roles besides the security one that can read the log (0), by trying',
    ...logIsReadByNobody,
  }),
  commitment({
    id: 'CR-35',
    promise: `Wherever you live you have these rights. Of the laws we know by name (${list(p.rights.jurisdictions.map((j) => j.name))}) the one that is quickest for you sets the pace${faster(p)}.`,
    parameters: ['rights.jurisdictions'],
    evidence: 'query jurisdictions: requests by place, answered after the place’s deadline (0)',
    waitsFor: 'jurisdictions in the request workflow',
  }),
  commitment({
    id: 'CR-36',
    promise:
      'Every page we point to is there, in each language. Refunds and takedowns can be asked for on theirs, and we state that this service is independent of OpenAI.',
    evidence: 'probe pages: listed pages that do not resolve, by language (0)',
    waitsFor: 'forms for refunds and takedowns; the pages are there',
  }),
];

const payments = (p: CreditsParameters): number => p.retention['payment-record'].lifetime;

/** The places whose law is quicker than our own clock, with their time. */
const faster = (p: CreditsParameters): string =>
  p.rights.jurisdictions
    .flatMap(({ name, fullAccessWithin }) =>
      fullAccessWithin === null ? [] : [` (${name}: ${span(fullAccessWithin)} for a full copy)`],
    )
    .join('');
