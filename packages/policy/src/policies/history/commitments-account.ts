import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, list, span, spoken } from '../../words.ts';
import { choiceStands, eventsRestOnConsent, newsForThoseWhoAsked } from '../shared/consent-standings.ts';
import { accountsByAddress } from '../shared/password-standings.ts';
import { logOfRequests, totalsOnly } from '../shared/traffic-standings.ts';
import { historyEnds, sealedUnderOwnKey, suggestionsFromOwn } from '../shared/standings.ts';
import type { HistoryParameters } from './parameters.ts';
import { travelsEncrypted } from '../shared/site-standings.ts';

/** What `history` says of accounts, content and use (HI-01 to HI-16). */
export const account = (p: HistoryParameters): readonly Commitment[] => [
  commitment({
    id: 'HI-01',
    promise:
      'An account is an address, a name and a password, and the password is kept in a form that cannot be turned back. Nobody learns from our answers whether an address has an account.',
    parameters: ['signIn.password', 'categories'],
    evidence: 'query password-hashes: weakest parameters stored, stored in clear (0)',
    ...accountsByAddress,
  }),
  commitment({
    id: 'HI-02',
    promise: `Paying happens at ${vendor(p, 'payment')}. We learn ${list(p.payments.keepsFromProvider.map(spoken))}, never the number of your card.`,
    parameters: ['payments.keepsFromProvider'],
    evidence: 'query payment-fields: fields stored from the payment provider beyond the list (0)',
    waitsFor: 'payments',
  }),
  commitment({
    id: 'HI-03',
    promise: 'What you write and upload is yours. It is sealed in your history under a key that belongs to your account.',
    parameters: ['retention.prompt', 'retention.upload'],
    evidence: 'query sealed-content: inputs held, of which not under their own account key (0)',
    ...sealedUnderOwnKey,
  }),
  commitment({
    id: 'HI-04',
    promise: `Letters between you and support are kept ${span(p.retention.correspondence.lifetime)} past their last answer, and are part of any copy or deletion you ask for.`,
    parameters: ['retention.correspondence'],
    evidence: 'query correspondence: held, oldest, overdue (0)',
    waitsFor: 'copies and deletions that people ask for; letters are taken, kept and ended',
  }),
  commitment({
    id: 'HI-05',
    promise: `Your list of generations belongs to the service. Beyond it we note ${list(p.analytics.events.map(spoken))} ourselves, only with your consent and never against a Global Privacy Control signal.`,
    parameters: ['analytics.mode', 'analytics.events'],
    evidence: 'query usage-events: held by kind, held without consent (0)',
    ...eventsRestOnConsent,
  }),
  commitment({
    id: 'HI-06',
    promise: `Requests leave a log of network address, browser, system and the page you came from. It is erased after ${span(logLifetime(p))}.`,
    parameters: ['retention.network-log'],
    evidence: 'query network-logs: held, oldest, overdue (0)',
    ...logOfRequests,
  }),
  commitment({
    id: 'HI-07',
    promise: 'Each payment brings you one letter about it, and not two.',
    evidence: 'query payment-letters: payments, payments without exactly one letter (0)',
    waitsFor: 'payments and mail',
  }),
  commitment({
    id: 'HI-08',
    promise:
      'Suggested settings come from your own past pictures and from nobody else’s. Object or restrict, and the suggesting stops.',
    parameters: ['purposes'],
    evidence: 'query personalisation: accounts served, served despite objection or restriction (0)',
    ...suggestionsFromOwn,
  }),
  commitment({
    id: 'HI-09',
    promise:
      'News and offers are mailed only to those who asked. One click ends it, signed in or not, and an objection ends every kind at once.',
    parameters: ['features.newsletter'],
    evidence: 'query marketing-mail: sent, sent without a standing consent (0), against a no (0)',
    ...newsForThoseWhoAsked,
  }),
  commitment({
    id: 'HI-10',
    promise: `We study use in totals only; a group smaller than ${p.analytics.minimumGroup} people is not shown to anybody.`,
    parameters: ['analytics.minimumGroup'],
    evidence: 'query aggregates: smallest group shown, groups under the minimum (0)',
    ...totalsOnly,
  }),
  commitment({
    id: 'HI-11',
    promise:
      'Your data is not for sale and no advertiser receives it. A request not to sell or share is recorded and obeyed all the same.',
    parameters: ['recipients', 'rights.kinds'],
    evidence: 'query sale-opt-outs: recorded, recipients in an advertising role (0)',
    waitsFor: 'consent and the request workflow',
  }),
  commitment({
    id: 'HI-12',
    promise: `Data leaves us for our helpers (${list([...new Set(p.recipients.map((r) => r.vendor))])}), for the picture itself, where law demands, or where you agreed. Demands by law are logged, and we publish how many.`,
    parameters: ['recipients', 'retention.legal-disclosure'],
    evidence: 'query disclosures: number logged, recipients outside the register (0)',
    waitsFor: 'the recipients register and the disclosure log',
  }),
  commitment({
    id: 'HI-13',
    promise: `Data lives as long as the account. Delete it and you have ${span(p.rights.grace)} to think again; ${span(p.rights.eraseWithin)} after your request all is gone and checked, backups included. What law makes us keep is listed with ground and end.`,
    parameters: ['rights.grace', 'rights.eraseWithin', 'security.keyringBackupWindow'],
    evidence: 'query erasures: under way, verified, overdue (0)',
    waitsFor: 'erasure',
  }),
  commitment({
    id: 'HI-14',
    promise: `Each picture stays in your history for ${span(p.retention.result.lifetime)}. Delete one, some or all sooner and it happens at once.`,
    parameters: ['retention.result.lifetime'],
    evidence: 'query results-held: held now, oldest, overdue (0)',
    ...historyEnds,
  }),
  commitment({
    id: 'HI-15',
    promise:
      'Data is encrypted on the way and in store: content, names, addresses and letters, each under keys of its account. A copy of our disks alone reads as noise.',
    evidence:
      'probe dump-scan: sealed values and files, those that read as text (0), rows that show an address (0), keys of somebody else (0)',
    enforcedBy: [
      'packages/vault/src/sealing/envelope.ts',
      'packages/vault/src/sealing/stream.ts',
      ...travelsEncrypted.enforcedBy,
    ],
    tests: ['packages/application/src/evidence/dump-scan.db.test.ts', 'packages/remix-kit/src/http-server.test.ts'],
  }),
  commitment({
    id: 'HI-16',
    promise: `Cookies come in ${counted(new Set(p.cookies.map((c) => c.category)).size, 'group')}: ${list([...new Set(p.cookies.map((c) => c.category))])}. Only the essential ones are fixed; your choice for the rest is kept with its time and the text you saw.`,
    parameters: ['cookies', 'retention.consent-record'],
    evidence: 'query consent-choices: accepted, refused and withdrawn by category',
    ...choiceStands,
  }),
];

const logLifetime = (p: HistoryParameters): number => p.retention['network-log'].lifetime;
const vendor = (p: HistoryParameters, role: HistoryParameters['recipients'][number]['role']): string =>
  list(p.recipients.filter((r) => r.role === role).map((r) => r.vendor));
