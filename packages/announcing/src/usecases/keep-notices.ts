import { keepRows, type Db, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';

/** Notices of former versions go at their time; the last one of each account stays as long as the account. */
export const keepNotices = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping =>
  keepRows({ db, table: 'change_notice', key: 'id', startedAt: 'superseded_at', expiresAt: 'expires_at', lifetime });
