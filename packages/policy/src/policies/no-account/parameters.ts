import { duration } from '@candid/kernel';
import type { PolicyParameters } from '../../definition.ts';
import { accountability, namedIn, noFeatures, use } from '../shared/parts.ts';
import { contentDelivery, hosting, imageGeneration, mail, moderation } from '../shared/recipients.ts';
import { answerClocks, children, letterLimits, rights, security } from '../shared/rules.ts';

const SESSION_COOKIE = 'candid_session';
const IDLE = duration.minutes(15);

const purposes = [
  use('provide-service', ['contract'], ['prompt', 'upload', 'result', 'generation-record', 'session']),
  use('trust-and-safety', ['legal-obligation', 'legitimate-interest'], ['prompt', 'upload', 'moderation-record']),
  use('reliability', ['legitimate-interest'], ['technical-log', 'usage-aggregate']),
  use('support', ['legitimate-interest'], ['correspondence', 'letter-in-transit']),
  use('transactional-mail', ['legitimate-interest'], ['correspondence', 'letter-in-transit', 'mail-delivery']),
  use('security', ['legitimate-interest'], ['session', 'audit-event', 'staff']),
  use('rights-requests', ['legal-obligation'], ['rights-request']),
  use('compliance', ['legal-obligation'], ['rights-request', 'legal-disclosure']),
];

/** All values of `no-account`: nothing to register, a session that ends with the browser, pictures gone once downloaded. */
export const parameters = {
  id: 'no-account',
  version: '2026-04-16',
  reviewEvery: duration.days(180),
  features: { ...noFeatures, generate: true, edit: true, references: true, support: true, analytics: true },
  sessions: {
    anonymous: {
      transport: 'cookie-session',
      cookieName: SESSION_COOKIE,
      storageKey: null,
      lifetime: duration.hours(12),
      idle: IDLE,
      afterLastConnection: duration.seconds(60),
      tokenBits: 256,
    },
    account: null,
  },
  signIn: { google: null, password: null },
  subjects: ['anonymous', 'contact', 'staff'],
  categories: namedIn(purposes),
  forbidden: [
    'account-email',
    'account-name',
    'password-hash',
    'google-identifier',
    'network-log',
    'country',
    'trial-marker',
    'attempt-count',
    'biometric',
    'purchased-data',
    'advertising-profile',
  ],
  purposes,
  retention: {
    prompt: { until: 'generation-ends' },
    upload: { until: 'generation-ends' },
    result: {
      lifetime: duration.hours(1),
      from: 'generation-finished',
      endsOnDownload: true,
      endsWithSession: true,
      sweepWithin: duration.seconds(60),
    },
    'generation-record': { lifetime: duration.hours(12), from: 'generation-finished', purpose: 'provide-service' },
    'moderation-record': { lifetime: duration.hours(12), from: 'generation-finished', purpose: 'trust-and-safety' },
    session: { lifetime: duration.hours(12), from: 'collected', purpose: 'provide-service' },
    'technical-log': { lifetime: duration.days(7), from: 'collected', purpose: 'reliability' },
    'usage-aggregate': { lifetime: duration.days(365), from: 'collected', purpose: 'reliability' },
    // What the form takes is for the operator's mailbox, where `correspondence` lies: here it is only on its way.
    'letter-in-transit': { lifetime: duration.hours(24), from: 'collected', purpose: 'support' },
    'mail-delivery': { lifetime: duration.days(2), from: 'collected', purpose: 'transactional-mail' },
    ...accountability,
  },
  limits: {
    generationsPerSession: { count: 10, per: duration.hours(1) },
    imagesPerRequest: 4,
    maxReferences: 16,
    freeImages: 10,
  },
  cookies: [
    { name: SESSION_COOKIE, purpose: 'provide-service', category: 'essential', lifetime: null, setAt: 'first-visit' },
    { name: 'candid_preferences', purpose: 'provide-service', category: 'preference', lifetime: null, setAt: 'own-choice' },
  ],
  browserStorage: [],
  recipients: [
    hosting(['prompt', 'upload', 'result', 'session', 'technical-log', 'correspondence', 'letter-in-transit']),
    imageGeneration,
    moderation,
    contentDelivery,
    mail(['correspondence', 'letter-in-transit']),
  ],
  analytics: {
    mode: 'aggregate-only',
    events: ['visit'],
    parameters: ['browser_family', 'device_class', 'minute', 'timing'],
    totals: ['browser_family', 'device_class', 'timing'],
    minimumGroup: 10,
  },
  networkLog: null,
  payments: null,
  rights: rights(['access', 'erasure', 'objection', 'complaint'], 0),
  children: children(false),
  changes: { noticeAhead: 0, shownFor: duration.days(30), channels: ['page', 'in-product', 'feed'] },
  support: {
    address: 'support@gptimage-2.online',
    storesLetters: false,
    limits: letterLimits,
    clocks: answerClocks,
  },
  security,
  onDevice: null,
  pages: ['privacy', 'cookies', 'sub-processors', 'terms', 'acceptable-use', 'ip', 'contact', 'faq', 'how-it-works', 'sitemap'],
} satisfies PolicyParameters;

export type NoAccountParameters = typeof parameters;
