import { dataMap, declarationOf, isPersonal, type Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

/** The main database as each program's role. */
export interface Roles {
  readonly web: Db;
  readonly worker: Db;
  readonly console: Db;
}

/**
 * `network-logs`: lines held now, the age of the oldest in seconds, those past the promised time, and those whose deadline lies behind
 * it. Read as the worker, which sees when a line began and nothing of what it says (CR-06, HI-06).
 */
export const readNetworkLogs = async ({
  roles,
  clock,
  policy,
}: {
  roles: Pick<Roles, 'worker'>;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'retention'>;
}): Promise<Reading> => {
  const lifetime = policy.retention['network-log']?.lifetime ?? 0;
  const now = clock.now();
  const rows = await roles.worker.selectFrom('network_log').select(['first_at', 'expires_at']).execute();
  const promised = rows.map(({ first_at, expires_at }) => ({
    end: first_at.getTime() + lifetime,
    deadline: expires_at.getTime(),
  }));
  const overdue = promised.filter(({ end }) => end <= now.getTime()).length;
  const prolonged = promised.filter(({ end, deadline }) => deadline > end).length;
  const oldest = Math.min(...rows.map(({ first_at }) => first_at.getTime()));
  const oldestSeconds = rows.length === 0 ? null : Math.round((now.getTime() - oldest) / 1_000);
  return { ok: overdue === 0 && prolonged === 0, figures: { held: rows.length, oldestSeconds, overdue, prolonged } };
};

/** Whether a role may read one column, by trying: rights are checked before the first row. */
const canRead = async (db: Db, column: string): Promise<boolean> => {
  try {
    await db
      .selectFrom(sql<object>`(SELECT ${sql.ref(column)} FROM network_log LIMIT 0)`.as('trial'))
      .selectAll()
      .execute();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return false;
    throw error;
  }
};

const SAYS_WHO = ['sealed', 'country', 'key_id'] as const;

/** `log-privileges`: programs that can read what the log says of somebody, by trying as each of them (CR-34). */
export const readLogPrivileges = async ({ roles }: { roles: Roles }): Promise<Reading> => {
  const readers: string[] = [];
  for (const [name, db] of Object.entries(roles) as [string, Db][]) {
    for (const column of SAYS_WHO) if (await canRead(db, column)) readers.push(`${name}.${column}`);
  }
  return {
    ok: readers.length === 0,
    figures: { tried: Object.keys(roles).join(' '), readers: readers.length, read: readers.join(' ') },
  };
};

const CONTENT: readonly DataCategory[] = ['prompt', 'upload', 'result'];
const TOTALS = ['usage_figure', 'usage_release', 'visit_count'] as const;

const columnsOf = (tables: readonly (typeof TOTALS)[number][]) =>
  tables.flatMap((table) => Object.entries(dataMap[table]).map(([name, entry]) => ({ name: `${table}.${name}`, entry })));

/**
 * `aggregates`: the smallest group in any released figure, figures of smaller groups than the policy allows, columns that hold content or
 * lead to somebody, and figures of what the policy does not name (HI-10, HI-27, CR-29).
 */
export const readAggregates = async ({
  roles,
  policy,
}: {
  roles: Pick<Roles, 'worker'>;
  policy: Pick<PolicyDefinition, 'analytics'>;
}): Promise<Reading> => {
  const minimumGroup = policy.analytics?.minimumGroup ?? Infinity;
  const named: readonly string[] = ['all', ...(policy.analytics?.totals ?? [])];
  const figures = await roles.worker.selectFrom('usage_figure').select(['dimension', 'size']).execute();
  const columns = columnsOf(TOTALS);
  const withContent = columns.filter(({ entry }) =>
    CONTENT.some((category) => category === declarationOf(entry)?.category),
  ).length;
  const identifying = columns.filter(({ entry }) => isPersonal(entry)).length;
  const underMinimum = figures.filter(({ size }) => size < minimumGroup).length;
  const unnamed = figures.filter(({ dimension }) => !named.includes(dimension)).length;
  return {
    ok: underMinimum + unnamed + withContent + identifying === 0,
    figures: {
      shown: figures.length,
      smallestGroup: figures.length === 0 ? null : Math.min(...figures.map(({ size }) => size)),
      underMinimum,
      unnamed,
      columns: columns.map(({ name }) => name).join(' '),
      withContent,
      identifying,
    },
  };
};

/** `usage-totals`: the counters by name, and those with an identifier; released groups below the minimum count as one too (NA-13). */
export const readUsageTotals = async (sources: Parameters<typeof readAggregates>[0]): Promise<Reading> => {
  const { ok, figures } = await readAggregates(sources);
  const { columns = '', identifying = 0, smallestGroup = null, underMinimum = 0 } = figures;
  return { ok, figures: { counters: columns, identifying, smallestGroup, underMinimum } };
};

interface TextColumn {
  readonly table: string;
  readonly column: string;
}

const ADDRESS = String.raw`(^|[^0-9.])([0-9]{1,3}\.){3}[0-9]{1,3}($|[^0-9.])|([0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}|[0-9a-f]{1,4}::[0-9a-f]`;

/** Rows in which a network address can be read, in any column of text that the role may see. */
const countAddresses = async (db: Db): Promise<number> => {
  const visible = sql<TextColumn>`(
    SELECT c.relname AS table, a.attname AS column FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_column_privilege(c.oid, a.attnum, 'SELECT')
      AND a.atttypid IN ('text'::regtype, 'inet'::regtype, 'cidr'::regtype, 'json'::regtype, 'jsonb'::regtype))`;
  let found = 0;
  for (const { table, column } of await db.selectFrom(visible.as('visible')).selectAll().execute()) {
    const rows = sql<{ found: number }>`(
      SELECT count(*)::int AS found FROM ${sql.table(table)} WHERE ${sql.ref(column)}::text ~* ${ADDRESS})`;
    found += (await db.selectFrom(rows.as('rows')).selectAll().executeTakeFirstOrThrow()).found;
  }
  return found;
};

const mayWriteLog = async (db: Db): Promise<boolean> => {
  const asked = sql<{ may: boolean }>`(SELECT has_column_privilege('network_log', 'sealed', 'INSERT') AS may)`;
  return (await db.selectFrom(asked.as('asked')).selectAll().executeTakeFirstOrThrow()).may;
};

/**
 * `visit-facts`: what is kept of visits by its columns' names, stored texts that hold a network address, and programs that could write
 * one into a log (NA-05).
 */
export const readVisitFacts = async ({ roles }: { roles: Roles }): Promise<Reading> => {
  const columns = columnsOf(['visit_count']);
  const identifying = columns.filter(({ entry }) => isPersonal(entry)).length;
  let [addresses, logWriters] = [0, 0];
  for (const db of [roles.web, roles.worker, roles.console]) {
    addresses += await countAddresses(db);
    if (await mayWriteLog(db)) logWriters += 1;
  }
  return {
    ok: addresses + logWriters + identifying === 0,
    figures: { columns: columns.map(({ name }) => name).join(' '), identifying, addresses, logWriters },
  };
};
