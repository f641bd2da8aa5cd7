import { duration } from '@candid/kernel';
import type { Retention } from '../../definition.ts';

/** What `one-hour` holds, and for how long. Inputs end with their generation, results an hour after it. */
export const retention: Retention = {
  prompt: { until: 'generation-ends' },
  upload: { until: 'generation-ends' },
  result: {
    lifetime: duration.hours(1),
    from: 'generation-finished',
    endsOnDownload: false,
    endsWithSession: false,
    sweepWithin: duration.seconds(60),
  },
  'generation-record': { lifetime: duration.days(1), from: 'generation-finished', purpose: 'provide-service' },
  'moderation-record': { lifetime: duration.days(1), from: 'generation-finished', purpose: 'trust-and-safety' },
  session: { lifetime: duration.days(30), from: 'collected', purpose: 'provide-service' },
  'account-email': { lifetime: duration.days(30), from: 'account-deleted', purpose: 'account' },
  'account-name': { lifetime: duration.days(30), from: 'account-deleted', purpose: 'account' },
  'google-identifier': { lifetime: duration.days(30), from: 'account-deleted', purpose: 'account' },
  preference: { lifetime: duration.days(30), from: 'account-deleted', purpose: 'account' },
  'consent-record': { lifetime: duration.days(365), from: 'superseded', purpose: 'compliance' },
  order: { lifetime: duration.days(7 * 365), from: 'paid', purpose: 'compliance' },
  'payment-record': { lifetime: duration.days(7 * 365), from: 'paid', purpose: 'compliance' },
  ledger: { lifetime: duration.days(30), from: 'account-deleted', purpose: 'billing' },
  correspondence: { lifetime: duration.days(365), from: 'closed', purpose: 'support' },
  'rights-request': { lifetime: duration.days(2 * 365), from: 'closed', purpose: 'compliance' },
  'usage-event': { lifetime: duration.days(60), from: 'collected', purpose: 'analytics' },
  'technical-log': { lifetime: duration.days(7), from: 'collected', purpose: 'reliability' },
  suppression: { lifetime: duration.days(3 * 365), from: 'collected', purpose: 'compliance' },
  'mail-delivery': { lifetime: duration.days(30), from: 'collected', purpose: 'transactional-mail' },
  'audit-event': { lifetime: duration.days(365), from: 'collected', purpose: 'security' },
  'legal-disclosure': { lifetime: duration.days(5 * 365), from: 'collected', purpose: 'compliance' },
  staff: { lifetime: duration.days(30), from: 'account-deleted', purpose: 'security' },
};
