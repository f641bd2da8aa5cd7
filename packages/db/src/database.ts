import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import pg from 'pg';
import type { Database } from './tables/index.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** A handle that cannot write: what the console's pages get. */
export type ReadonlyDb = ReadonlyKysely<Database>;

export interface DatabaseOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly max: number;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

export interface DatabaseHandle<Tables> {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  destroy(): Promise<void>;
}

const INT8 = 20;
const DATE = 1082;

/** bigint as number (money and counts stay far below 2^53), date as `YYYY-MM-DD` instead of a local-time Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return (text: string) => exactInteger(text);
    if (format !== 'binary' && oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

const exactInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond 2^53 was read');
  return value;
};

/** A pool with this project's way of reading bigint and date. `end()` it when done. */
export const createPool = ({ url, applicationName, max, onIdleError }: DatabaseOptions): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, application_name: applicationName, max, types });
  pool.on('error', (error) => onIdleError?.(error));
  return pool;
};

/** Opens a database as typed tables; by default the main one. Connections are made when first needed. */
export const createDatabase = <Tables = Database>(options: DatabaseOptions): DatabaseHandle<Tables> => {
  const pool = createPool(options);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, pool, destroy: () => kysely.destroy() };
};

/**
 * A typed handle over a transaction that the caller has open on a connection from `createPool` and ends itself: for work that mixes
 * queries with what only the driver can do, such as COPY.
 */
export const transactionOn = (client: pg.PoolClient): Tx => {
  const borrowed = { query: client.query.bind(client), release: () => undefined } as pg.PoolClient;
  const pool = { options: {}, connect: async () => borrowed, end: async () => undefined };
  // Kysely's own transactions begin and commit by themselves.
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) as never;
};

/** The same handle with its writing methods taken away from its type; the console's role cannot write either. */
// kysely's two result types do not overlap, so its own way to narrow is through `never`.
export const readonlyDatabase = (db: Db): ReadonlyDb => db as never;

/**
 * Runs `work` in one transaction: all of it is committed, or none when it throws.
 * @throws whatever `work` throws
 */
export const inTransaction = <Tables, Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> => db.transaction().execute(work);
