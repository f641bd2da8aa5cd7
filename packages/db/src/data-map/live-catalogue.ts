import { sql, type Kysely } from 'kysely';

export interface LiveColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly nullable: boolean;
  /** Whether the table is a partition of another. */
  readonly partition: boolean;
}

export interface LiveForeignKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  /** pg_constraint.confdeltype; `a` is NO ACTION, the default nobody chose. */
  readonly onDelete: string;
  /** Whether some index starts with exactly these columns, so that deleting a target row does not scan this table. */
  readonly indexed: boolean;
}

export interface LiveCatalogue {
  readonly columns: readonly LiveColumn[];
  /** Of schema `public`. */
  readonly foreignKeys: readonly LiveForeignKey[];
}

/** What is really in the database, read from pg_catalog: unlike information_schema it hides nothing from a role without rights. */
export const readCatalogue = async <Tables>(db: Kysely<Tables>): Promise<LiveCatalogue> => {
  const columns = await sql<LiveColumn>`
    SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, NOT a.attnotnull AS nullable, c.relispartition AS partition
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND n.nspname <> 'information_schema' AND NOT starts_with(n.nspname, 'pg_')
    ORDER BY 1, 2, a.attnum`.execute(db);
  const foreignKeys = await sql<LiveForeignKey>`
    SELECT c.relname AS table, target.relname AS target, k.confdeltype::text AS "onDelete",
      ARRAY(
        SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.number ORDER BY key.position
      ) AS columns,
      EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = k.conrelid AND i.indpred IS NULL AND i.indisvalid
          AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey
      ) AS indexed
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_class target ON target.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
    ORDER BY 1, k.conname`.execute(db);
  return { columns: columns.rows, foreignKeys: foreignKeys.rows };
};
