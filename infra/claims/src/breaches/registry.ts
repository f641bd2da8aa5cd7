import type { Breach } from './breach.ts';
import { credits } from './credits.ts';
import { history } from './history.ts';
import { noAccount } from './no-account.ts';
import { onDevice } from './on-device.ts';
import { oneHour } from './one-hour.ts';

/** Every seeded breach; each closed claim has at least one. */
export const breaches: readonly Breach[] = [...oneHour, ...noAccount, ...history, ...credits, ...onDevice];
