import type { PolicyParameters } from './definition.ts';

/** Whether the page's form takes letters that are handed on to the operator's mailbox and not kept (NA-06, NA-14). */
export const relaysLetters = ({ support, retention }: Pick<PolicyParameters, 'support' | 'retention'>): boolean =>
  !support.storesLetters && retention['letter-in-transit'] !== undefined;
