import { dataMap, isPersonal, readCatalogue, type Db, type LooseDataMap } from '@candid/db';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

const SHA_256_BYTES = 32;

/** What a token of Google's, or what else its profile says, would be called where somebody stored it; a language only beside an account, since texts have one too. */
const OF_GOOGLE = /(access|refresh|id)_?token|picture_url|avatar|(family|given)_name|hosted_domain/;

/**
 * `google-profile`: the columns that sign-ins have filled; those among them of a kind that is not to be kept of a profile; columns anywhere
 * that could hold a token or more of a profile; and Google's numbers that are stored as anything but a keyed hash (OH-03).
 */
export const readGoogleProfile = async ({
  db,
  policy,
}: {
  db: Db;
  policy: Pick<PolicyDefinition, 'signIn'>;
}): Promise<Reading> => {
  const rows = await db.selectFrom('account').selectAll().where('sign_in', '=', 'google').execute();
  const filled = new Set(rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [name]))));
  // How its person wants pages to be is theirs, and comes from the page (HI-16).
  const keeps: readonly DataCategory[] = [...(policy.signIn.google?.keeps ?? []), 'preference'];
  const columns = (dataMap as LooseDataMap)['account'] ?? {};
  const beyond = [...filled].filter((name) => {
    const column = columns[name];
    return column === undefined || (isPersonal(column) && !keeps.includes(column.category));
  });
  const catalogue = await readCatalogue(db);
  const tokens = catalogue.columns.filter(
    ({ table, column }) => table in dataMap && (OF_GOOGLE.test(column) || (table === 'account' && column === 'locale')),
  ).length;
  const inClear = rows.filter(({ google_index }) => google_index?.byteLength !== SHA_256_BYTES).length;
  const scopes = policy.signIn.google?.scopes ?? [];
  const isAsPromised = ['email', 'openid', 'profile'].join() === [...scopes].sort().join();
  return {
    ok: isAsPromised && beyond.length === 0 && tokens === 0 && inClear === 0,
    figures: {
      accounts: rows.length,
      scopes: scopes.join(' '),
      filled: [...filled].sort().join(' '),
      beyond: beyond.length,
      tokens,
      inClear,
    },
  };
};
