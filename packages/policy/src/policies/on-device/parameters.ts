import { duration } from '@candid/kernel';
import type { PolicyParameters } from '../../definition.ts';
import { accountability, letters, namedIn, noFeatures, use } from '../shared/parts.ts';
import { hosting, mail } from '../shared/recipients.ts';
import { answerClocks, children, letterLimits, rights, security } from '../shared/rules.ts';

const purposes = [
  use('provide-service', ['contract'], []),
  use('support', ['legitimate-interest'], ['correspondence']),
  use('marketing', ['consent'], ['account-email', 'consent-record', 'mail-delivery']),
  use('transactional-mail', ['legitimate-interest'], ['correspondence', 'mail-delivery', 'suppression']),
  use('security', ['legitimate-interest'], ['audit-event', 'staff']),
  use('rights-requests', ['legal-obligation'], ['rights-request']),
  use('compliance', ['legal-obligation'], ['consent-record', 'rights-request', 'legal-disclosure', 'suppression']),
];

/** All values of `on-device`: everything runs in the browser; only the operator's mail holds anything about anyone. */
export const parameters = {
  id: 'on-device',
  version: '2025-11-26',
  reviewEvery: duration.days(180),
  features: { ...noFeatures, onDevice: true, support: true, newsletter: true },
  sessions: {
    anonymous: {
      transport: 'none',
      cookieName: null,
      storageKey: null,
      lifetime: 0,
      idle: null,
      afterLastConnection: null,
      tokenBits: 0,
    },
    account: null,
  },
  signIn: { google: null, password: null },
  subjects: ['contact', 'marker', 'staff'],
  categories: namedIn(purposes),
  forbidden: [
    'prompt',
    'upload',
    'result',
    'session',
    'password-hash',
    'google-identifier',
    'order',
    'payment-record',
    'usage-event',
    'network-log',
    'technical-log',
    'country',
    'trial-marker',
    'attempt-count',
    'biometric',
    'purchased-data',
    'advertising-profile',
  ],
  purposes,
  retention: {
    prompt: { until: 'never-held' },
    upload: { until: 'never-held' },
    result: { lifetime: 0, from: 'generation-finished', endsOnDownload: false, endsWithSession: false, sweepWithin: 0 },
    'account-email': { lifetime: 0, from: 'superseded', purpose: 'marketing' },
    'consent-record': { lifetime: duration.days(365), from: 'superseded', purpose: 'compliance' },
    ...letters,
    ...accountability,
  },
  limits: { generationsPerSession: { count: 0, per: 0 }, imagesPerRequest: 0, maxReferences: 0, freeImages: 0 },
  cookies: [],
  browserStorage: [
    { name: 'candid-studio', area: 'indexed-db', purpose: 'provide-service', setAt: 'own-choice' },
    { name: 'candid-release', area: 'cache', purpose: 'provide-service', setAt: 'first-visit' },
    { name: 'candid-worker', area: 'service-worker', purpose: 'provide-service', setAt: 'first-visit' },
  ],
  recipients: [hosting([]), mail(['account-email', 'correspondence'])],
  analytics: null,
  networkLog: null,
  payments: null,
  rights: rights(['access', 'erasure', 'portability', 'rectification', 'consent-withdrawal', 'complaint'], 0),
  children: children(false),
  changes: { noticeAhead: 0, shownFor: duration.days(30), channels: ['page', 'in-product', 'mail', 'feed'] },
  support: {
    address: 'support@gptimage2.pro',
    storesLetters: true,
    limits: letterLimits,
    clocks: answerClocks,
  },
  security,
  onDevice: { firstPreviewWithin: duration.seconds(1), previewShare: 0.95, exports: ['png', 'jpeg', 'webp', 'zip'] },
  pages: ['privacy', 'cookies', 'sub-processors', 'terms', 'contact', 'faq', 'how-it-works', 'sitemap'],
} satisfies PolicyParameters;

export type OnDeviceParameters = typeof parameters;
