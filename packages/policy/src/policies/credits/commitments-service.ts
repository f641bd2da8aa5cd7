import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { count, counted, list, span, spoken } from '../../words.ts';
import {
  inputsAreNamed,
  ordersAreSettings,
  resultsUntilDeadline,
  tasksWithoutContent,
  transfersAreChecked,
} from '../shared/standings.ts';
import { logWithCountry } from '../shared/traffic-standings.ts';
import { accountsWithoutName, passwordsAreHashed } from '../shared/password-standings.ts';
import type { CreditsParameters } from './parameters.ts';

/** What `credits` says of accounts, pictures, credits and recipients (CR-01 to CR-18). */
export const service = (p: CreditsParameters): readonly Commitment[] => [
  commitment({
    id: 'CR-01',
    promise:
      'For an account we need an address and a password, which is kept only in a form that cannot be read back. Your name is none of our business.',
    parameters: ['categories', 'forbidden'],
    evidence: 'query account-fields: columns filled by a sign-up, names stored (0)',
    ...accountsWithoutName,
  }),
  commitment({
    id: 'CR-02',
    promise: `Passwords pass through ${p.signIn.password.algorithm} ${count(p.signIn.password.iterations)} times with ${counted(p.signIn.password.saltBytes, 'random byte')} of your own; the word itself is never stored.`,
    parameters: ['signIn.password.iterations', 'signIn.password.saltBytes'],
    evidence: 'query password-hashes: weakest parameters stored, stored in clear (0)',
    ...passwordsAreHashed,
  }),
  commitment({
    id: 'CR-03',
    promise:
      'To make a picture we take your words and how it shall be: its shape and size, the model, its quality, background and kind of file. That is all.',
    parameters: ['retention.prompt'],
    evidence: 'query submission-fields: what is stored of an order by name, orders with anything but a model’s settings (0)',
    ...ordersAreSettings,
  }),
  commitment({
    id: 'CR-04',
    promise: `You may add images to start from. If you do, ${vendor(p, 'image-generation')} receives them along with your words.`,
    parameters: ['features.references', 'recipients.image-generation.receives'],
    evidence: 'probe provider-request: names of the fields sent to the image provider, kinds of data its row does not name (0)',
    ...inputsAreNamed,
  }),
  commitment({
    id: 'CR-05',
    promise: `What you write to support, and our replies, stay for ${span(p.retention.correspondence.lifetime)} after the matter is closed.`,
    parameters: ['retention.correspondence'],
    evidence: 'query correspondence: held, oldest, overdue (0)',
    waitsFor: 'copies and deletions that people ask for, and our replies; letters are taken, kept and ended',
  }),
  commitment({
    id: 'CR-06',
    promise: `For ${span(p.retention['network-log'].lifetime)} a log holds network address, browser, time and country. The country comes from a table on our own machine; no one is asked about you.`,
    parameters: ['retention.network-log', 'retention.country'],
    evidence: 'query network-logs: held, oldest, overdue (0)',
    ...logWithCountry,
  }),
  commitment({
    id: 'CR-07',
    promise: `You stay signed in for ${span(p.sessions.account.lifetime)} by a random token in your browser's storage, not by a cookie. Signing out wipes it there and voids it here.`,
    parameters: ['sessions.account.transport', 'sessions.account.lifetime', 'sessions.account.tokenBits'],
    evidence: 'query sessions: live, oldest, past their lifetime (0), stored in clear (0)',
    enforcedBy: [
      'apps/web/src/session-carrier.ts',
      'apps/web/src/request-session.ts',
      'apps/web/app/session/session-store.ts',
      'apps/web/app/session/carry-session.ts',
      'packages/accounts/src/store/sessions.ts',
      'packages/accounts/src/domain/session-token.ts',
    ],
    tests: [
      'apps/web/src/request-session.test.ts',
      'packages/accounts/src/usecases/accounts.db.test.ts',
      'packages/application/src/evidence/credits.db.test.ts',
      'e2e/stories/credits.e2e.ts',
    ],
  }),
  commitment({
    id: 'CR-08',
    promise: `Without an account you can try ${counted(p.limits.freeImages, 'picture')} free per network address. A scrambled mark of that address remembers it for ${span(p.retention['trial-marker'].lifetime)} and nothing longer.`,
    parameters: ['limits.freeImages', 'retention.trial-marker'],
    evidence: 'query trial-markers: held, oldest, overdue (0)',
    enforcedBy: [
      'packages/accounts/src/usecases/trial-markers.ts',
      'packages/accounts/src/usecases/keep-trial-markers.ts',
      'packages/application/src/trial.ts',
      'packages/kernel/src/network-address.ts',
      'packages/remix-kit/src/client-address.ts',
    ],
    tests: [
      'packages/application/src/trial.db.test.ts',
      'packages/application/src/evidence/credits.db.test.ts',
      'packages/kernel/src/network-address.test.ts',
      'e2e/stories/trial.e2e.ts',
    ],
  }),
  commitment({
    id: 'CR-09',
    promise: 'Your list of tasks tells number, size, price in credits, outcome and times. Neither words nor picture are in it.',
    parameters: ['features.taskList', 'retention.generation-record'],
    evidence: 'query task-fields: columns of the list by name, columns with content (0)',
    ...tasksWithoutContent,
  }),
  commitment({
    id: 'CR-10',
    promise:
      'Credits are booked like money: entries are added and never altered, and a picture that fails or is cancelled is paid back exactly once.',
    parameters: ['retention.ledger'],
    evidence: 'query ledger: sum of entries minus sum of balances (0), failures without one refund (0)',
    waitsFor: 'the ledger',
  }),
  commitment({
    id: 'CR-11',
    promise:
      'A credit can be spent one time only. Reserve and deduction are one step in the database, however many orders arrive together.',
    evidence: 'query balances: lowest balance, balances under zero (0)',
    waitsFor: 'the ledger',
  }),
  commitment({
    id: 'CR-12',
    promise: `Of a purchase we hold ${list(p.payments.keepsFromProvider.map(spoken))} from ${vendor(p, 'payment')}, and ${list(p.payments.keepsFromOrder)} of the order itself.`,
    parameters: ['payments.keepsFromProvider', 'payments.keepsFromOrder'],
    evidence: 'query payment-fields: fields stored from the payment provider beyond the list (0)',
    waitsFor: 'payments',
  }),
  commitment({
    id: 'CR-13',
    promise:
      'No body measurements, no data bought from others, no advertising profiles, no selling: this policy has no place in which to declare such data, and refuses to start if one is added.',
    parameters: ['forbidden', 'categories'],
    evidence: 'probe policy-check: forbidden categories declared (0)',
    enforcedBy: ['packages/policy/src/check/data.ts', 'packages/policy/src/load.ts'],
    tests: ['packages/policy/src/check/check.test.ts', 'packages/application/src/evidence/policy-check.test.ts'],
  }),
  commitment({
    id: 'CR-14',
    promise: `Data serves ${counted(p.purposes.length, 'purpose')}. For each, the table shows the data concerned and the ground in law.`,
    parameters: ['purposes'],
    evidence: 'probe policy-check: purposes without a ground (0), uses without a purpose (0)',
    waitsFor: 'the record of processing, which has to be made from the same table',
  }),
  commitment({
    id: 'CR-15',
    promise:
      'Words and images are checked for forbidden content before anything is charged. A refusal says why, costs nothing and can be contested by sending the words again.',
    parameters: ['recipients.moderation.receives'],
    evidence: 'query refusals: number by kind, charged (0)',
    waitsFor: 'moderation with the ledger and appeals',
  }),
  commitment({
    id: 'CR-16',
    promise: `${counted(p.recipients.length, 'part')} in this service may be played by others, each listed with task, data and region: ${list(p.recipients.map((r) => `${r.role.replace('-', ' ')} (${r.vendor})`))}.`,
    parameters: ['recipients'],
    evidence: 'probe egress: addresses that may be called, calls to another that were let through (0), by trying',
    enforcedBy: ['packages/publishing/src/pages/sub-processors.ts', 'packages/egress/src/egress.ts'],
    tests: ['packages/publishing/src/publish.test.ts', 'packages/application/src/evidence/publications.test.ts'],
  }),
  commitment({
    id: 'CR-17',
    promise: `A picture can be fetched here for ${span(p.retention.result.lifetime)}, sealed in our own store. After that we have it no more; images you started from go as soon as it is made.`,
    parameters: ['retention.result.lifetime', 'retention.upload'],
    evidence: 'query results-held: held now, oldest, overdue (0)',
    ...resultsUntilDeadline,
  }),
  commitment({
    id: 'CR-18',
    promise:
      'Data that goes abroad goes under the standard contract clauses of the Union, with the additions the United Kingdom and Switzerland ask for.',
    parameters: ['recipients'],
    evidence: 'probe policy-check: recipients without a transfer mechanism (0)',
    ...transfersAreChecked,
  }),
];

const vendor = (p: CreditsParameters, role: CreditsParameters['recipients'][number]['role']): string =>
  list(p.recipients.filter((r) => r.role === role).map((r) => r.vendor));
