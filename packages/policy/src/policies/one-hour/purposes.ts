import type { PurposeRule } from '../../definition.ts';

/** What `one-hour` uses each kind of data for, and on which ground. */
export const purposes: readonly PurposeRule[] = [
  {
    purpose: 'provide-service',
    bases: ['contract'],
    categories: ['prompt', 'upload', 'result', 'generation-record', 'session', 'preference'],
  },
  {
    purpose: 'account',
    bases: ['contract'],
    categories: ['account-email', 'account-name', 'google-identifier', 'session', 'preference'],
  },
  { purpose: 'billing', bases: ['contract'], categories: ['account-email', 'order', 'payment-record', 'ledger'] },
  {
    purpose: 'trust-and-safety',
    bases: ['legal-obligation', 'legitimate-interest'],
    categories: ['prompt', 'upload', 'moderation-record'],
  },
  {
    purpose: 'support',
    bases: ['contract', 'legitimate-interest'],
    categories: ['account-email', 'account-name', 'correspondence'],
  },
  { purpose: 'reliability', bases: ['legitimate-interest'], categories: ['technical-log', 'generation-record'] },
  { purpose: 'security', bases: ['legitimate-interest'], categories: ['session', 'audit-event', 'staff'] },
  { purpose: 'analytics', bases: ['consent'], categories: ['usage-event'] },
  {
    purpose: 'transactional-mail',
    bases: ['contract'],
    categories: ['account-email', 'account-name', 'order', 'correspondence', 'mail-delivery', 'suppression'],
  },
  { purpose: 'rights-requests', bases: ['legal-obligation'], categories: ['rights-request', 'account-email', 'correspondence'] },
  {
    purpose: 'compliance',
    bases: ['legal-obligation'],
    categories: ['consent-record', 'order', 'payment-record', 'rights-request', 'suppression', 'legal-disclosure'],
  },
];
