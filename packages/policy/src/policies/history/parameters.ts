import { duration } from '@candid/kernel';
import type { PolicyParameters } from '../../definition.ts';
import { accountability, each, letters, namedIn, noFeatures, use } from '../shared/parts.ts';
import { hosting, imageGeneration, mail, moderation, payment } from '../shared/recipients.ts';
import { answerClocks, children, cookieSession, rights, security } from '../shared/rules.ts';

const VISITOR_SESSION = duration.days(1);
const ACCOUNT_SESSION = duration.days(30);

const purposes = [
  use('provide-service', ['contract'], ['prompt', 'upload', 'result', 'generation-record', 'session', 'preference']),
  use('account', ['contract'], ['account-email', 'account-name', 'password-hash', 'session']),
  use('billing', ['contract'], ['account-email', 'order', 'payment-record', 'ledger']),
  use('trust-and-safety', ['legal-obligation', 'legitimate-interest'], ['prompt', 'upload', 'moderation-record']),
  use('support', ['contract', 'legitimate-interest'], ['account-email', 'account-name', 'correspondence']),
  use('security', ['legitimate-interest'], ['session', 'network-log', 'audit-event', 'staff']),
  use('reliability', ['legitimate-interest'], ['technical-log', 'usage-aggregate']),
  use('analytics', ['consent'], ['usage-event']),
  use('personalisation', ['legitimate-interest'], ['generation-record', 'preference']),
  use('marketing', ['consent'], ['account-email', 'consent-record']),
  use(
    'transactional-mail',
    ['contract'],
    ['account-email', 'account-name', 'order', 'correspondence', 'mail-delivery', 'suppression'],
  ),
  use('rights-requests', ['legal-obligation'], ['rights-request', 'account-email']),
  use(
    'compliance',
    ['legal-obligation'],
    ['consent-record', 'order', 'payment-record', 'rights-request', 'suppression', 'legal-disclosure'],
  ),
];

/** All values of `history`: accounts by address and password, pictures kept for a limited time, every right of the GDPR. */
export const parameters = {
  id: 'history',
  version: '2026-04-27',
  reviewEvery: duration.days(180),
  features: {
    ...noFeatures,
    generate: true,
    edit: true,
    references: true,
    history: true,
    accounts: true,
    passwords: true,
    payments: true,
    credits: true,
    newsletter: true,
    support: true,
    analytics: true,
  },
  sessions: {
    anonymous: cookieSession('candid_session', VISITOR_SESSION),
    account: cookieSession('candid_account', ACCOUNT_SESSION),
  },
  signIn: { google: null, password: { algorithm: 'PBKDF2-SHA-256', iterations: 600_000, saltBytes: 16, minimumLength: 10 } },
  subjects: ['account', 'anonymous', 'contact', 'marker', 'staff'],
  categories: namedIn(purposes),
  forbidden: ['google-identifier', 'biometric', 'purchased-data', 'advertising-profile'],
  purposes,
  retention: {
    prompt: { until: 'image-ends' },
    upload: { until: 'image-ends' },
    result: {
      lifetime: duration.days(30),
      from: 'generation-finished',
      endsOnDownload: false,
      endsWithSession: false,
      sweepWithin: duration.seconds(60),
    },
    'generation-record': { lifetime: duration.days(30), from: 'generation-finished', purpose: 'provide-service' },
    'moderation-record': { lifetime: duration.days(30), from: 'generation-finished', purpose: 'trust-and-safety' },
    session: { lifetime: ACCOUNT_SESSION, from: 'collected', purpose: 'provide-service' },
    ...each(['account-email', 'account-name', 'password-hash', 'preference', 'ledger'], {
      lifetime: duration.days(30),
      from: 'account-deleted',
      purpose: 'account',
    }),
    ...each(['order', 'payment-record'], { lifetime: duration.days(7 * 365), from: 'paid', purpose: 'compliance' }),
    'consent-record': { lifetime: duration.days(365), from: 'superseded', purpose: 'compliance' },
    'network-log': { lifetime: duration.days(30), from: 'collected', purpose: 'security' },
    'technical-log': { lifetime: duration.days(30), from: 'collected', purpose: 'reliability' },
    'usage-event': { lifetime: duration.days(60), from: 'collected', purpose: 'analytics' },
    'usage-aggregate': { lifetime: duration.days(365), from: 'collected', purpose: 'reliability' },
    ...letters,
    ...accountability,
  },
  limits: { generationsPerSession: { count: 60, per: duration.hours(1) }, imagesPerRequest: 4, maxReferences: 16, freeImages: 0 },
  cookies: [
    {
      name: 'candid_session',
      purpose: 'provide-service',
      category: 'essential',
      lifetime: VISITOR_SESSION,
      setAt: 'first-visit',
    },
    { name: 'candid_account', purpose: 'account', category: 'essential', lifetime: ACCOUNT_SESSION, setAt: 'sign-in' },
    { name: 'candid_consent', purpose: 'compliance', category: 'essential', lifetime: duration.days(180), setAt: 'own-choice' },
    {
      name: 'candid_preferences',
      purpose: 'provide-service',
      category: 'preference',
      lifetime: duration.days(365),
      setAt: 'consent',
    },
    { name: 'candid_usage', purpose: 'analytics', category: 'analytics', lifetime: duration.days(60), setAt: 'consent' },
  ],
  browserStorage: [{ name: 'candid_draft', area: 'session', purpose: 'provide-service', setAt: 'own-choice' }],
  recipients: [
    hosting([
      'prompt',
      'upload',
      'result',
      'session',
      'account-email',
      'account-name',
      'password-hash',
      'correspondence',
      'order',
      'network-log',
    ]),
    imageGeneration,
    moderation,
    mail(['account-email', 'account-name', 'correspondence', 'order']),
    payment,
  ],
  analytics: {
    mode: 'consented-first-party',
    events: ['page_view', 'feature_used', 'session_length'],
    parameters: ['page', 'feature', 'seconds'],
    totals: ['kind', 'quality', 'outcome'],
    minimumGroup: 10,
  },
  networkLog: { fields: ['address', 'browser', 'system', 'referrer'] },
  payments: { keepsFromProvider: ['status', 'last-four-digits', 'reference'], keepsFromOrder: ['plan', 'amount'] },
  rights: rights(
    [
      'access',
      'rectification',
      'erasure',
      'restriction',
      'portability',
      'objection',
      'consent-withdrawal',
      'sale-opt-out',
      'complaint',
    ],
    duration.days(7),
  ),
  children: children(true),
  changes: { noticeAhead: 0, channels: ['page', 'in-product', 'mail'] },
  support: {
    address: 'support@gpt-images.com',
    storesLetters: true,
    clocks: answerClocks,
  },
  security,
  onDevice: null,
} satisfies PolicyParameters;

export type HistoryParameters = typeof parameters;
