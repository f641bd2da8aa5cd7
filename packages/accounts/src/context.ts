import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { Vault } from '@candid/vault';

/** What the use cases of accounts need. */
export interface AccountsContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'sealField' | 'openField' | 'destroyKeys' | 'destroySubject' | 'blindIndex' | 'handOverContent'>;
  readonly clock: Clock;
}
