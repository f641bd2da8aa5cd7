import { reportChild, type AccountsContext } from '@candid/accounts';
import type { PolicyDefinition } from '@candid/policy';

/** What anybody can tell without an account. Exists where the policy keeps letters. */
export interface ReportsApi {
  /**
   * Somebody's word that a child uses the service.
   * @returns by when the child's data has to be erased
   * @throws AppError `report_invalid`, `hour_full`
   */
  receive(text: string): Promise<Date>;
}

/** @returns null where the policy keeps no letters: then nothing may be written down of one */
export const createReports = (ctx: AccountsContext, { support, children, retention }: PolicyDefinition): ReportsApi | null => {
  const keepFor = retention.correspondence?.lifetime;
  if (!support.storesLetters || keepFor === undefined) return null;
  return { receive: (text) => reportChild(ctx, text, { eraseWithin: children.eraseWithin, keepFor }) };
};
