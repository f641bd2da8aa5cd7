import pg from 'pg';
import type { SequenceEntry, TableEntry } from './manifest.ts';

export type TableShape = Pick<TableEntry, 'schema' | 'name' | 'columns' | 'partition'>;

const OURS = `n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'`;

/** A partitioned table has no rows of its own: its partitions are tables here. */
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name,
    ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
    CASE WHEN c.relispartition THEN
      json_build_object('schema', pn.nspname, 'name', p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid)) END AS partition
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
  LEFT JOIN pg_class p ON p.oid = i.inhparent LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
  WHERE c.relkind = 'r' AND ${OURS}
  ORDER BY 1, 2`;

const REFERENCES = `
  SELECT fn.nspname || '.' || f.relname AS "from", tn.nspname || '.' || t.relname AS "to"
  FROM pg_constraint k
  JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
  JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`;

const SEQUENCES = `
  SELECT n.nspname AS schema, c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'S' AND ${OURS} ORDER BY 1, 2`;

export const qualified = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** Every table that holds rows, in every schema, with the columns that a dump carries. */
export const readTables = async (client: pg.ClientBase): Promise<TableShape[]> => (await client.query<TableShape>(TABLES)).rows;

export const readSequences = async (client: pg.ClientBase): Promise<SequenceEntry[]> => {
  const { rows } = await client.query<{ schema: string; name: string }>(SEQUENCES);
  const entries: SequenceEntry[] = [];
  for (const sequence of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${qualified(sequence)}`,
    );
    if (state.rows[0]) entries.push({ ...sequence, ...state.rows[0] });
  }
  return entries;
};

/** The tables in an order in which a foreign key finds what it points to. */
export const inLoadOrder = async <Table extends TableShape>(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Table[]> => {
  const { rows } = await client.query<{ from: string; to: string }>(REFERENCES);
  const ordered: Table[] = [];
  const placed = new Set<string>();
  const nameOf = ({ schema, name }: TableShape): string => `${schema}.${name}`;
  const known = new Set(tables.map(nameOf));
  const place = (table: Table, above: readonly string[]): void => {
    const own = nameOf(table);
    if (placed.has(own) || above.includes(own)) return;
    const wanted = new Set(rows.flatMap(({ from, to }) => (from === own && known.has(to) ? [to] : [])));
    for (const other of tables) if (wanted.has(nameOf(other))) place(other, [...above, own]);
    placed.add(own);
    ordered.push(table);
  };
  for (const table of tables) place(table, []);
  return ordered;
};

export const readMigrations = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name')).rows.map(({ name }) => name);
