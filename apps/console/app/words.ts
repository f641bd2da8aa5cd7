import { createTranslator } from '@candid/messages';
import { english } from './messages/en.ts';

/** The console's words. It shows UTC, so that times compare with logs and records. */
export const words = createTranslator('en', english, { timeZone: 'UTC' });
