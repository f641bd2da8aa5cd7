import type { Milliseconds } from '@candid/kernel';
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
  /**
   * How long one statement may wait for a lock, run, or leave its answer on the wire before it fails. For work in the background, which
   * may not hang behind anything; without it a statement takes the time it takes.
   */
  readonly patience?: Milliseconds;
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

/** The lock gives up first and the server next, so that the reason is known; where no answer comes at all, the client does. */
const patienceOf = (patience: Milliseconds): pg.PoolConfig => ({
  lock_timeout: patience,
  statement_timeout: 2 * patience,
  query_timeout: 3 * patience,
  connectionTimeoutMillis: 3 * patience,
});

/** A connection that left an answer out is not asked again: what comes late would be taken for the answer to something else. */
const endWhenSilent = (client: pg.PoolClient): void => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const ask = (...args: unknown[]): unknown => {
    const answer = query(...args);
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') void (client as unknown as pg.Client).end();
      });
    }
    return answer;
  };
  client.query = ask as typeof client.query;
};

/** A pool with this project's way of reading bigint and date. `end()` it when done. */
export const createPool = ({ url, applicationName, max, onIdleError, patience }: DatabaseOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    types,
    ...(patience !== undefined && patienceOf(patience)),
  });
  pool.on('error', (error) => onIdleError?.(error));
  // Whoever has it in hand hears of it from the query; unheard, the event would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    if (patience !== undefined) endWhenSilent(client);
  });
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
