import { dataMap, isPersonal, readCatalogue, type Db, type LooseDataMap } from '@candid/db';
import type { ObjectKeyId, SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { KeyOwners } from './history.ts';
import type { Reading } from './reading.ts';

/** What a copy of the disks would hold, as whoever owns them reads it: no key is asked for and nothing is opened. */
export interface CopySources {
  /** The main database as its owner. */
  readonly db: Db;
  /** The beginning of every sealed file. */
  files(): AsyncIterable<Uint8Array>;
}

/** Before and after what a sealed value hides: its form's number and nonce, and its tag. */
const BEFORE = 13;
const AFTER = 16;
/** So many bytes of noise are practically never all letters, and of so many about half have their highest bit. */
const TELLING_BYTES = 32;

type LiveColumn = Awaited<ReturnType<typeof readCatalogue>>['columns'][number];

const isSealed = ({ column }: LiveColumn): boolean => column === 'sealed' || column.endsWith('_sealed');

/** Sealed values of a column, and those whose hidden part reads as text. */
const readSealed = async (db: Db, { schema, table, column }: LiveColumn): Promise<{ values: number; readable: number }> => {
  const place = sql.id(schema, table);
  const value = sql.ref(column);
  const { rows } = await sql<{ values: number; readable: number; bytes: number; high: number }>`
    SELECT count(*)::int AS values, count(*) FILTER (WHERE length(body) >= ${TELLING_BYTES} AND high = 0)::int AS readable,
      coalesce(sum(length(body)), 0)::int AS bytes, coalesce(sum(high), 0)::int AS high
    FROM (SELECT body, regexp_count(encode(body, 'escape'), '\\\\[0-7]{3}') AS high
      FROM (SELECT substring(${value} FROM ${BEFORE + 1} FOR greatest(length(${value}) - ${BEFORE + AFTER}, 0)) AS body
        FROM ${place} WHERE ${value} IS NOT NULL) AS hidden) AS read`.execute(db);
  const { values = 0, readable = 0, bytes = 0, high = 0 } = rows[0] ?? {};
  // Short values tell only together.
  const isText = readable === 0 && bytes >= TELLING_BYTES && high < bytes / 4;
  return { values, readable: isText ? values : readable };
};

const map: LooseDataMap = dataMap;
const holdsPeople = (table: string): boolean => Object.values(map[table] ?? {}).some(isPersonal);

/** Rows of what is about people, and of the queue, in which an address can be read. */
const readAddresses = async (db: Db, tables: readonly (readonly [string, string])[]): Promise<number> => {
  let found = 0;
  for (const [schema, table] of tables) {
    const { rows } = await sql<{ found: number }>`
      SELECT count(*)::int AS found FROM ${sql.id(schema, table)} AS t WHERE t::text ~ ${String.raw`[\w.+-]@[\w-]+\.[a-z]{2}`}`.execute(
      db,
    );
    found += rows[0]?.found ?? 0;
  }
  return found;
};

interface NamedKey {
  readonly keyId: ObjectKeyId;
  readonly subjectId: SubjectId;
}

/** Addresses and names that do not lie under the contact key of whom they name. One whose key is gone opens for nobody. */
const readForeign = async (db: Db, keys: KeyOwners): Promise<number> => {
  const rows = await db.selectFrom('account').select(['subject_id', 'email_key_id', 'name_key_id']).execute();
  const sealed = rows.flatMap(({ subject_id: subjectId, email_key_id, name_key_id }): NamedKey[] => [
    { keyId: email_key_id, subjectId },
    ...(name_key_id === null ? [] : [{ keyId: name_key_id, subjectId }]),
  ]);
  const owners = new Map((await keys.listHolders(sealed.map(({ keyId }) => keyId))).map((owner) => [owner.keyId, owner]));
  return sealed.filter(({ keyId, subjectId }) => {
    const owner = owners.get(keyId);
    return owner !== undefined && (owner.kind !== 'contact' || owner.subjectId !== subjectId);
  }).length;
};

/** How every sealed file begins. */
const FILE_MARK = Buffer.from('CNDB');
/** After this much of a file its sealed bytes have begun. */
const FILE_HEADER = 16;

const isReadableFile = (start: Uint8Array): boolean => {
  const bytes = Buffer.from(start);
  const body = bytes.subarray(FILE_HEADER);
  const high = body.filter((byte) => byte >= 0x80).length;
  return !bytes.subarray(0, FILE_MARK.length).equals(FILE_MARK) || (body.length >= TELLING_BYTES && high < body.length / 4);
};

/**
 * `dump-scan`: sealed values of all columns and those that read as text; rows about people, and of the queue, that show an address; sealed
 * files and those that are not; and addresses and names that lie under another key than that of whom they name (HI-15).
 */
export const readDumpScan = async ({
  copy,
  keys,
}: {
  readonly copy: CopySources;
  readonly keys: KeyOwners;
}): Promise<Reading> => {
  const { columns } = await readCatalogue(copy.db);
  const sealed = columns.filter((column) => column.schema === 'public' && isSealed(column));
  const totals = { columns: sealed.length, values: 0, readable: 0 };
  for (const column of sealed) {
    const { values, readable } = await readSealed(copy.db, column);
    totals.values += values;
    totals.readable += readable;
  }
  const places = new Map(
    columns.filter(({ partition }) => !partition).map(({ schema, table }) => [`${schema}.${table}`, [schema, table] as const]),
  );
  const addresses = await readAddresses(
    copy.db,
    [...places.values()].filter(([schema, table]) => schema === 'pgboss' || holdsPeople(table)),
  );
  const files = { files: 0, readableFiles: 0 };
  for await (const start of copy.files()) {
    files.files += 1;
    if (isReadableFile(start)) files.readableFiles += 1;
  }
  const foreign = await readForeign(copy.db, keys);
  return {
    ok: totals.columns > 0 && totals.readable + addresses + files.readableFiles + foreign === 0,
    figures: { ...totals, addresses, ...files, foreign },
  };
};
