import { use } from '../shared/parts.ts';

/** Seven uses the policy states (CR-14), and the ones the law adds: letters, requests, and keeping the service secure. */
export const purposes = [
  use('provide-service', ['contract'], ['prompt', 'upload', 'result', 'generation-record', 'session', 'preference']),
  use('account', ['contract'], ['account-email', 'password-hash', 'session']),
  use('billing', ['contract'], ['account-email', 'order', 'payment-record', 'ledger', 'country']),
  use('fraud-prevention', ['legitimate-interest'], ['order', 'payment-record', 'ledger', 'network-log']),
  use('free-allowance', ['legitimate-interest'], ['trial-marker']),
  use('trust-and-safety', ['legal-obligation', 'legitimate-interest'], ['prompt', 'upload', 'moderation-record']),
  use('support', ['contract', 'legitimate-interest'], ['account-email', 'correspondence']),
  use('reliability', ['legitimate-interest'], ['technical-log', 'usage-aggregate']),
  use('security', ['legitimate-interest'], ['session', 'network-log', 'country', 'attempt-count', 'audit-event', 'staff']),
  use('transactional-mail', ['contract'], ['account-email', 'order', 'correspondence', 'mail-delivery', 'suppression']),
  use('rights-requests', ['legal-obligation'], ['rights-request', 'account-email']),
  use(
    'compliance',
    ['legal-obligation'],
    ['order', 'payment-record', 'rights-request', 'suppression', 'legal-disclosure', 'consent-record', 'country'],
  ),
];
