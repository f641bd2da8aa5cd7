import type { Recipient } from '../../definition.ts';
import { googleAnalytics, googleSignIn, hosting, imageGeneration, mail, moderation, payment } from '../shared/recipients.ts';

/** Everyone `one-hour` may pass data to. */
export const recipients: readonly Recipient[] = [
  hosting(['prompt', 'upload', 'result', 'session', 'account-email', 'account-name', 'correspondence', 'order']),
  imageGeneration,
  moderation,
  mail(['account-email', 'account-name', 'correspondence', 'order']),
  payment,
  googleSignIn,
  googleAnalytics,
];
