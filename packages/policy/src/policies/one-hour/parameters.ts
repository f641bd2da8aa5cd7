import { duration } from '@candid/kernel';
import type { PolicyParameters } from '../../definition.ts';
import { answerClocks, children, cookieSession, letterLimits, rights, security } from '../shared/rules.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';

const SESSION_COOKIE = 'candid_session';
const VISITOR_SESSION = duration.days(1);

/** All values of `one-hour`: optional Google sign-in, paid credits, consented analytics, pictures for an hour. */
export const parameters = {
  id: 'one-hour',
  version: '2026-04-05',
  reviewEvery: duration.days(180),
  features: {
    generate: true,
    edit: true,
    references: true,
    history: false,
    taskList: false,
    accounts: true,
    googleSignIn: true,
    passwords: false,
    payments: true,
    credits: true,
    trial: false,
    newsletter: false,
    support: true,
    analytics: true,
    onDevice: false,
  },
  sessions: {
    anonymous: cookieSession(SESSION_COOKIE, VISITOR_SESSION),
    account: cookieSession('candid_account', duration.days(30)),
  },
  signIn: {
    google: { scopes: ['openid', 'email', 'profile'], keeps: ['account-email', 'account-name', 'google-identifier'] },
    password: null,
  },
  subjects: ['account', 'anonymous', 'contact', 'marker', 'staff'],
  categories: [
    'prompt',
    'upload',
    'result',
    'generation-record',
    'moderation-record',
    'session',
    'account-email',
    'account-name',
    'google-identifier',
    'preference',
    'consent-record',
    'order',
    'payment-record',
    'ledger',
    'correspondence',
    'rights-request',
    'usage-event',
    'technical-log',
    'suppression',
    'mail-delivery',
    'audit-event',
    'legal-disclosure',
    'staff',
  ],
  forbidden: ['password-hash', 'biometric', 'purchased-data', 'advertising-profile'],
  purposes,
  retention,
  limits: {
    generationsPerSession: { count: 20, per: duration.hours(1) },
    imagesPerRequest: 4,
    maxReferences: 16,
    freeImages: 20,
  },
  cookies: [
    { name: SESSION_COOKIE, purpose: 'provide-service', category: 'essential', lifetime: VISITOR_SESSION, setAt: 'first-visit' },
    { name: 'candid_account', purpose: 'account', category: 'essential', lifetime: duration.days(30), setAt: 'sign-in' },
    { name: 'candid_consent', purpose: 'compliance', category: 'essential', lifetime: duration.days(180), setAt: 'consent' },
    { name: '_ga', purpose: 'analytics', category: 'analytics', lifetime: duration.days(60), setAt: 'consent' },
  ],
  browserStorage: [],
  recipients,
  analytics: { mode: 'consented-third-party', events: ['page_view'], parameters: ['device_class'], totals: [], minimumGroup: 10 },
  networkLog: null,
  payments: {
    keepsFromProvider: ['status', 'last-four-digits', 'reference'],
    keepsFromOrder: ['plan', 'amount'],
  },
  rights: rights(
    [
      'access',
      'erasure',
      'portability',
      'rectification',
      'restriction',
      'objection',
      'consent-withdrawal',
      'analytics-opt-out',
      'sale-opt-out',
      'complaint',
    ],
    duration.days(7),
  ),
  children: children(true),
  changes: { noticeAhead: 0, shownFor: duration.days(30), channels: ['page', 'in-product', 'feed'] },
  support: {
    address: 'contact@gpt-image2.net',
    storesLetters: true,
    limits: letterLimits,
    clocks: answerClocks,
  },
  security,
  onDevice: null,
  pages: [
    'privacy',
    'cookies',
    'sub-processors',
    'terms',
    'acceptable-use',
    'refunds',
    'ip',
    'contact',
    'faq',
    'how-it-works',
    'pricing',
    'sitemap',
  ],
} satisfies PolicyParameters;

export type OneHourParameters = typeof parameters;
