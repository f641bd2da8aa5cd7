import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, span } from '../../words.ts';
import { changesAreTold, inputsLiveWithPicture, transfersAreChecked } from '../shared/standings.ts';
import { totalsHoldNoContent } from '../shared/traffic-standings.ts';
import { signInIsGuarded } from '../shared/password-standings.ts';
import type { HistoryParameters } from './parameters.ts';

/** What `history` says of rights, transfers, changes and fairness (HI-17 to HI-31). */
export const rightsAndSharing = (p: HistoryParameters): readonly Commitment[] => [
  commitment({
    id: 'HI-17',
    promise: 'Ask for a copy and you get everything held on you, once as pages to read and once as files for a program.',
    parameters: ['rights.kinds'],
    evidence: 'query access-requests: answered, categories held but missing from a copy (0)',
    waitsFor: 'export',
  }),
  commitment({
    id: 'HI-18',
    promise:
      'Wrong details in your profile are yours to correct, with immediate effect. For anything else a request notes what it was and what it became.',
    parameters: ['rights.kinds'],
    evidence: 'query rectifications: made, with before and after on record',
    waitsFor: 'the account page and the request workflow',
  }),
  commitment({
    id: 'HI-19',
    promise: `Ask us to erase and it is done within ${span(p.rights.eraseWithin)}; a receipt says what went and what had to stay.`,
    parameters: ['rights.eraseWithin'],
    evidence: 'query erasures: verified with receipt, verified without (0)',
    waitsFor: 'erasure',
  }),
  commitment({
    id: 'HI-20',
    promise:
      'You may have your account paused: all is kept and nothing is used, neither for pictures nor letters of advertisement nor counting. We tell you before the pause is lifted.',
    parameters: ['rights.kinds'],
    evidence: 'query restricted-accounts: restricted, uses despite restriction (0)',
    waitsFor: 'restriction and the fence',
  }),
  commitment({
    id: 'HI-21',
    promise:
      'Your data can move: a file in a form whose description we publish, your pictures within, which this service can also read back.',
    parameters: ['rights.kinds'],
    evidence: 'probe portability-round-trip: an export imported again equals itself',
    waitsFor: 'export',
  }),
  commitment({
    id: 'HI-22',
    promise: 'Object to advertising, or to any use that rests on our own interest, for each use apart; it stops as you say so.',
    parameters: ['purposes', 'rights.kinds'],
    evidence: 'query objections: standing by purpose, uses despite one (0)',
    waitsFor: 'objection and the fence',
  }),
  commitment({
    id: 'HI-23',
    promise: `Every request has its answer in ${span(p.rights.answerWithin)}, or in ${counted(p.rights.calendarMonths, 'calendar month')} if that ends first.`,
    parameters: ['rights.answerWithin', 'rights.calendarMonths'],
    evidence: 'query request-deadlines: open, nearest deadline, overdue (0)',
    waitsFor: 'the request workflow and its clocks',
  }),
  commitment({
    id: 'HI-24',
    promise: `To register you state that you are ${p.children.minimumAge} or older. Data of a younger child that we hear of is erased in ${span(p.children.eraseWithin, 'hour')} at most.`,
    parameters: ['children.minimumAge', 'children.ageStatement', 'children.eraseWithin'],
    evidence: 'query child-reports: received, erased, overdue (0)',
    waitsFor: 'sign-up, the report form and erasure',
  }),
  commitment({
    id: 'HI-25',
    promise:
      'Where a helper works abroad, the contract clauses that European and British law require stand behind it, named in the list of helpers. Without them this policy does not start.',
    parameters: ['recipients'],
    evidence: 'probe policy-check: recipients without a transfer mechanism (0)',
    ...transfersAreChecked,
  }),
  commitment({
    id: 'HI-26',
    promise: `${span(p.changes.noticeAhead)} before an important change binds you we show it in the product and mail it to you, one time each, and note that we did. Staying on is agreeing.`,
    parameters: ['changes.channels', 'changes.noticeAhead'],
    evidence: 'query change-notices: days ahead, accounts, told once, not told (0), told without a letter (0), told late (0)',
    ...changesAreTold,
  }),
  commitment({
    id: 'HI-27',
    promise: 'Totals of use may guide what we improve. Your words and pictures do not: they neither train nor grade a model.',
    parameters: ['analytics.minimumGroup', 'purposes'],
    evidence: 'query aggregates: columns by name, columns with content (0)',
    ...totalsHoldNoContent,
  }),
  commitment({
    id: 'HI-28',
    promise: `A prompt and its reference images share the life of the picture made from them: it ends, they end, ${span(p.retention.result.lifetime)} at the latest.`,
    parameters: ['retention.prompt', 'retention.upload', 'retention.result.lifetime'],
    evidence: 'query inputs-held: held, held without their picture (0)',
    ...inputsLiveWithPicture,
  }),
  commitment({
    id: 'HI-29',
    promise:
      'We slow down those who guess passwords, write to you when a new device signs in, and show you every session with a way to end it.',
    parameters: ['sessions.account.tokenBits'],
    evidence: 'probe sign-in-guard: guesses before a network has to wait, new devices without a letter (0)',
    ...signInIsGuarded,
  }),
  commitment({
    id: 'HI-30',
    promise:
      'If rules are broken we may block an account. You are told why, the reason is on record, and a human being will look again if you appeal.',
    evidence: 'query blocks: standing, without a ground (0), appeals open',
    waitsFor: 'moderation of accounts and appeals',
  }),
  commitment({
    id: 'HI-31',
    promise:
      'Every helper is bound to secrecy by an agreement we name. Anyone else gets data with your consent only, and a sale of the business would carry these promises along, announced beforehand.',
    parameters: ['recipients'],
    evidence: 'query recipients: listed, without agreement (0), sharing without consent (0)',
    waitsFor: 'the recipients register',
  }),
];
