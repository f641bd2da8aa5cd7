import { definePolicy } from '../define.ts';
import type { PolicyDefinition } from '../definition.ts';
import type { PolicyId } from '../vocabulary.ts';
import { credits } from './credits/index.ts';
import { history } from './history/index.ts';
import { noAccount } from './no-account/index.ts';
import { onDevice } from './on-device/index.ts';
import { oneHour } from './one-hour/index.ts';

/** The halves the shipped policies are made of: a variant takes one and changes values; its sentences follow. */
export const sources = { 'one-hour': oneHour, 'no-account': noAccount, history, credits, 'on-device': onDevice };

/** The policies that ship, by id. */
export const policies: Readonly<Record<PolicyId, PolicyDefinition>> = Object.freeze({
  'one-hour': definePolicy(oneHour),
  'no-account': definePolicy(noAccount),
  history: definePolicy(history),
  credits: definePolicy(credits),
  'on-device': definePolicy(onDevice),
});
