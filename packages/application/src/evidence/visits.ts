import { findLeftVisitors } from '@candid/accounts';
import { dataMap, isPersonal, type Db, type LooseDataMap } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import { countKeptLetters } from './letters.ts';
import type { Reading } from './reading.ts';

/**
 * `session-ends`: visitors' sessions there are, and visitors whom nobody speaks for any more and of whom something is held although the
 * time to sweep it has passed (NA-08).
 */
export const readSessionEnds = async ({
  db,
  clock,
  policy,
}: {
  db: Db;
  clock: Clock;
  policy: PolicyDefinition;
}): Promise<Reading> => {
  const { live } = await db
    .selectFrom('session as s')
    .innerJoin('subject as p', 'p.id', 's.subject_id')
    .select((eb) => eb.fn.countAll<number>().as('live'))
    .where('p.kind', '=', 'anonymous')
    .executeTakeFirstOrThrow();
  const swept = new Date(clock.now().getTime() - policy.retention.result.sweepWithin);
  const left = await findLeftVisitors(db, { now: swept, rules: policy.sessions });
  return { ok: left.length === 0, figures: { live, pastEnd: left.length } };
};

/** What a person could be known by, and what they could pay with. */
const OF_ACCOUNTS: readonly DataCategory[] = [
  'account-email',
  'account-name',
  'password-hash',
  'google-identifier',
  'order',
  'payment-record',
  'ledger',
];

/** Columns of some categories that this policy lets be written: the programs' rights in the database follow the same rule. */
const openColumns = (policy: Pick<PolicyDefinition, 'categories'>, of: readonly DataCategory[]): number =>
  Object.values(dataMap as LooseDataMap)
    .flatMap((table) => Object.values(table))
    .filter((column) => isPersonal(column) && of.includes(column.category) && policy.categories.includes(column.category)).length;

/**
 * `account-rows`: rows about people with an account, columns for such that may be written, ways to sign in or pay that exist, and letters that are
 * kept, which is where an address could be (NA-06).
 */
export const readAccountRows = async ({ db, policy }: { db: Db; policy: PolicyDefinition }): Promise<Reading> => {
  const rows = (await db.selectFrom('subject').select('id').where('kind', '=', 'account').execute()).length;
  const columns = openColumns(policy, OF_ACCOUNTS);
  const { accounts, googleSignIn, passwords, payments, credits } = policy.features;
  const ways = [accounts, googleSignIn, passwords, payments, credits].filter(Boolean).length;
  const letters = await countKeptLetters(db);
  return { ok: rows === 0 && columns === 0 && ways === 0 && letters === 0, figures: { rows, columns, ways, letters } };
};

/** `acceptance-records`: columns in which an agreement could be noted that this policy lets be written, and whether it declares such a note at all (NA-17). */
export const readAcceptanceRecords = ({ policy }: { policy: Pick<PolicyDefinition, 'categories'> }): Reading => {
  const declared = policy.categories.filter((category) => category === 'consent-record').length;
  const columns = openColumns(policy, ['consent-record']);
  return { ok: declared === 0 && columns === 0, figures: { declared, columns } };
};
