import { definePolicy } from '../define.ts';
import type { PolicyDefinition } from '../definition.ts';
import type { PolicyId } from '../vocabulary.ts';
import { oneHour } from './one-hour/index.ts';

/** The policies that ship, by id. */
export const policies = { 'one-hour': definePolicy(oneHour) } as unknown as Readonly<Record<PolicyId, PolicyDefinition>>;
