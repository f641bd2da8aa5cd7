import { duration } from '@candid/kernel';
import type { PolicyParameters } from '../../definition.ts';
import { PAGE_NAMES } from '../../vocabulary.ts';
import { accountability, each, guessing, letters, namedIn, noFeatures } from '../shared/parts.ts';
import { answerClocks, children, letterLimits, rights, security } from '../shared/rules.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';

const ACCOUNT_SESSION = duration.days(30);

/** All values of `credits`: a ledger, one free picture for each address, a token instead of cookies. */
export const parameters = {
  id: 'credits',
  version: '2026-04-25',
  reviewEvery: duration.days(180),
  features: {
    ...noFeatures,
    generate: true,
    edit: true,
    references: true,
    taskList: true,
    accounts: true,
    passwords: true,
    payments: true,
    credits: true,
    trial: true,
    support: true,
  },
  sessions: {
    anonymous: {
      transport: 'header-token',
      cookieName: null,
      storageKey: null,
      lifetime: duration.days(1),
      idle: null,
      afterLastConnection: null,
      tokenBits: 256,
    },
    account: {
      transport: 'header-token',
      cookieName: null,
      storageKey: 'gi2_token',
      lifetime: ACCOUNT_SESSION,
      idle: null,
      afterLastConnection: null,
      tokenBits: 256,
    },
  },
  signIn: { google: null, password: { algorithm: 'PBKDF2-SHA-256', iterations: 600_000, saltBytes: 16, minimumLength: 10 } },
  subjects: ['account', 'anonymous', 'contact', 'marker', 'staff'],
  categories: namedIn(purposes),
  forbidden: ['account-name', 'google-identifier', 'usage-event', 'biometric', 'purchased-data', 'advertising-profile'],
  purposes,
  retention: {
    prompt: { until: 'generation-ends' },
    upload: { until: 'generation-ends' },
    result: {
      lifetime: duration.days(14),
      from: 'generation-finished',
      endsOnDownload: false,
      endsWithSession: false,
      sweepWithin: duration.seconds(60),
    },
    'generation-record': { lifetime: duration.days(365), from: 'generation-finished', purpose: 'provide-service' },
    'moderation-record': { lifetime: duration.days(30), from: 'generation-finished', purpose: 'trust-and-safety' },
    session: { lifetime: ACCOUNT_SESSION, from: 'collected', purpose: 'provide-service' },
    ...each(['account-email', 'password-hash', 'preference'], {
      lifetime: duration.days(30),
      from: 'account-deleted',
      purpose: 'account',
    }),
    ledger: { lifetime: duration.days(365), from: 'account-deleted', purpose: 'billing' },
    ...each(['order', 'payment-record'], { lifetime: duration.days(7 * 365), from: 'paid', purpose: 'compliance' }),
    ...each(['network-log', 'country'], { lifetime: duration.days(30), from: 'collected', purpose: 'security' }),
    ...guessing,
    'technical-log': { lifetime: duration.days(30), from: 'collected', purpose: 'reliability' },
    'usage-aggregate': { lifetime: duration.days(365), from: 'collected', purpose: 'reliability' },
    'trial-marker': { lifetime: duration.days(90), from: 'collected', purpose: 'free-allowance' },
    'consent-record': { lifetime: duration.days(365), from: 'superseded', purpose: 'compliance' },
    ...letters,
    ...accountability,
  },
  limits: { generationsPerSession: { count: 60, per: duration.hours(1) }, imagesPerRequest: 4, maxReferences: 16, freeImages: 1 },
  cookies: [],
  browserStorage: [
    { name: 'gi2_token', area: 'local', purpose: 'account', setAt: 'sign-in' },
    { name: 'gi2_anon_used', area: 'local', purpose: 'free-allowance', setAt: 'first-generation' },
  ],
  recipients,
  analytics: { mode: 'aggregate-only', events: [], parameters: [], totals: ['kind', 'quality', 'outcome'], minimumGroup: 10 },
  networkLog: { fields: ['address', 'user-agent', 'country'] },
  payments: {
    keepsFromProvider: ['status', 'last-four-digits', 'reference', 'billing-country'],
    keepsFromOrder: ['plan', 'amount'],
  },
  rights: rights(
    ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'consent-withdrawal', 'complaint'],
    duration.days(7),
  ),
  children: children(true, 16),
  changes: { noticeAhead: duration.days(30), shownFor: duration.days(30), channels: ['page', 'in-product', 'mail', 'feed'] },
  support: {
    address: 'support@images2gpt.com',
    storesLetters: true,
    limits: letterLimits,
    clocks: answerClocks,
  },
  security,
  onDevice: null,
  pages: [...PAGE_NAMES],
} satisfies PolicyParameters;

export type CreditsParameters = typeof parameters;
