import type { Recipient } from '../../definition.ts';
import { hosting, imageGeneration, mail, moderation, payment } from '../shared/recipients.ts';

/** The roles `credits` names; fonts come from the service itself, so nobody is named for them. */
export const recipients: readonly Recipient[] = [
  hosting([
    'prompt',
    'upload',
    'result',
    'session',
    'account-email',
    'password-hash',
    'network-log',
    'country',
    'trial-marker',
    'attempt-count',
    'correspondence',
    'order',
  ]),
  imageGeneration,
  moderation,
  mail(['account-email', 'correspondence', 'order']),
  { ...payment, receives: ['account-email', 'order', 'payment-record', 'country'] },
];
