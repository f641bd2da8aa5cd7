import { sql } from 'kysely';
import type { ReadonlyDb } from '../database.ts';
import { isClosedToStaff } from './closed-columns.ts';

/** What the console's own role may do with one table, column by column. */
export interface TableAccess {
  table: string;
  /** How many partitions of the table answered just like it; one that did not stands by itself. */
  partitions: number;
  /** Columns whose reading was tried and worked. */
  readable: string[];
  /** Columns whose reading was tried and refused. */
  refused: string[];
  /** Columns that staff must never read: content, keys, files, ids of people. */
  closed: string[];
  /** Columns the role could insert or update, and `*` when it could delete rows. */
  writable: string[];
  /** Columns for which the catalogue says something else than the trial. */
  mismatched: string[];
}

interface CatalogueRow {
  schema: string;
  table: string;
  column: string;
  /** The table this one is a partition of, as `schema.table`. */
  parent: string | null;
  may_read: boolean;
  may_write: boolean;
  may_delete: boolean;
}

const INSUFFICIENT_PRIVILEGE = '42501';

const catalogue = async (db: ReadonlyDb): Promise<CatalogueRow[]> => {
  const columns = sql<CatalogueRow>`(
    SELECT n.nspname AS schema, c.relname AS table, a.attname AS column,
      (SELECT pn.nspname || '.' || p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
       JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid AND c.relispartition) AS parent,
      has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT') AS may_read,
      has_column_privilege(c.oid, a.attnum, 'INSERT') OR has_column_privilege(c.oid, a.attnum, 'UPDATE') AS may_write,
      has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE') AS may_delete
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    ORDER BY n.nspname <> 'public', n.nspname, c.relname, a.attnum)`;
  return db.selectFrom(columns.as('catalogue')).selectAll().execute();
};

/** Postgres checks a query's rights when it starts, so a query for no rows is a full trial that reads nothing. */
const canRead = async (db: ReadonlyDb, { schema, table, column }: CatalogueRow): Promise<boolean> => {
  try {
    const trial = sql<object>`(SELECT ${sql.ref(column)} FROM ${sql.table(`${schema}.${table}`)} LIMIT 0)`;
    await db.selectFrom(trial.as('trial')).selectAll().execute();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE) return false;
    throw error;
  }
};

interface Tried {
  readonly access: TableAccess;
  readonly parent: string | null;
}

const tryTables = async (db: ReadonlyDb): Promise<Map<string, Tried>> => {
  const tables = new Map<string, Tried>();
  for (const row of await catalogue(db)) {
    const name = `${row.schema}.${row.table}`;
    const { access } = tables.get(name) ?? { access: untried(row) };
    tables.set(name, { access, parent: row.parent });
    const readable = await canRead(db, row);
    (readable ? access.readable : access.refused).push(row.column);
    if (isClosedToStaff(row)) access.closed.push(row.column);
    if (row.may_write) access.writable.push(row.column);
    if (readable !== row.may_read) access.mismatched.push(row.column);
  }
  return tables;
};

const untried = ({ schema, table, may_delete }: CatalogueRow): TableAccess => ({
  table: schema === 'public' ? table : `${schema}.${table}`,
  partitions: 0,
  readable: [],
  refused: [],
  closed: [],
  writable: may_delete ? ['*'] : [],
  mismatched: [],
});

/** Reads the role's rights on every column of every table from the catalogue, and tries to read each one. */
export const readGrants = async (db: ReadonlyDb): Promise<TableAccess[]> => {
  const tables = await tryTables(db);
  const shown: TableAccess[] = [];
  const rights = ({ readable, refused, writable, mismatched }: TableAccess): string =>
    JSON.stringify([readable, refused, writable, mismatched]);
  for (const { access, parent } of tables.values()) {
    const whole = parent === null ? undefined : tables.get(parent)?.access;
    if (whole !== undefined && rights(whole) === rights(access)) whole.partitions += 1;
    else shown.push(access);
  }
  return shown;
};
