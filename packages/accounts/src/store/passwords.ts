import type { Db, Tx } from '@candid/db';
import type { Clock, SubjectId } from '@candid/kernel';
import type { StoredPassword } from '../domain/password-hash.ts';

/** An account that is entered by password, with what it is proved by; `password` is null while there is none. */
export interface PasswordAccount {
  readonly subjectId: SubjectId;
  readonly password: StoredPassword | null;
}

/** One query, whether there is such an account or not. */
export const findPasswordAccount = async (db: Db, index: Buffer): Promise<PasswordAccount | null> => {
  const row = await db
    .selectFrom('account')
    .leftJoin('account_password as p', 'p.subject_id', 'account.subject_id')
    .select(['account.subject_id', 'p.algorithm', 'p.iterations', 'p.salt', 'p.hash'])
    .where('account.email_index', '=', index)
    .where('account.sign_in', '=', 'password')
    .executeTakeFirst();
  return row ? { subjectId: row.subject_id, password: storedIn(row) } : null;
};

export const readPassword = async (db: Db | Tx, subjectId: SubjectId): Promise<StoredPassword | null> => {
  const row = await db
    .selectFrom('account_password')
    .select(['algorithm', 'iterations', 'salt', 'hash'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return row ? storedIn(row) : null;
};

const storedIn = (row: { readonly [K in keyof StoredPassword]: StoredPassword[K] | null }): StoredPassword | null => {
  const { algorithm, iterations, salt, hash } = row;
  return algorithm && iterations && salt && hash ? { algorithm, iterations, salt, hash } : null;
};

/** Puts a password in the place of the former one, if any. */
export const storePassword = async (
  tx: Tx,
  { subjectId, password, clock }: { readonly subjectId: SubjectId; readonly password: StoredPassword; readonly clock: Clock },
): Promise<void> => {
  const { iterations, salt, hash } = password;
  const values = { iterations, salt, hash, changed_at: clock.now() };
  await tx
    .insertInto('account_password')
    .values({ subject_id: subjectId, algorithm: password.algorithm, ...values })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(values))
    .execute();
};

/**
 * True while the password that was just proved is still the one: between proof and session a reset may have come. The caller holds the
 * subject's row locked.
 */
export const passwordStands = async (tx: Tx, subjectId: SubjectId, proved: StoredPassword): Promise<boolean> => {
  const now = await readPassword(tx, subjectId);
  return now !== null && now.hash.equals(proved.hash);
};
