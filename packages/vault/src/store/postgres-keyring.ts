import { AppError, type ObjectKeyId, type SubjectId } from '@candid/kernel';
import pg from 'pg';
import type { HolderKey, Keyring, NewObjectKey, SubjectKeyKind } from '../keyring.ts';
import * as sql from './statements.ts';

interface HolderRow {
  readonly id: string;
  readonly master_key_id: string;
  readonly wrapped: Buffer;
}

/** Each further try needs another process to have made and someone to have destroyed the holder in between. */
const MAX_TRIES = 5;
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * The keyring as a Postgres database of its own.
 * @param options.pool connected with the keyring role of `grantKeyring`; closing it stays with the caller
 */
export const createPostgresKeyring = ({ pool }: { readonly pool: pg.Pool }): Keyring => ({
  addObjectKey: (added) => addObjectKey(pool, added),

  findObjectKeys: async (keyIds) => {
    const { rows } = await pool.query<HolderRow & { object_id: ObjectKeyId; secret: Buffer; destroy_after: Date | null }>({
      name: 'keyring-find',
      text: sql.FIND_OBJECT_KEYS,
      values: [keyIds],
    });
    return new Map(
      rows.map((row) => [row.object_id, { holder: toHolder(row), secret: row.secret, destroyAfter: row.destroy_after }]),
    );
  },

  listHolders: async (keyIds) => {
    const { rows } = await pool.query<{ object_id: ObjectKeyId; subject_id: SubjectId | null; kind: SubjectKeyKind | null }>(
      sql.LIST_HOLDERS,
      [keyIds],
    );
    return rows.map(({ object_id: keyId, subject_id: subjectId, kind }) => ({ keyId, subjectId, kind: kind ?? 'epoch' }));
  },

  handOverContent: async ({ from, to }) => (await pool.query(sql.HAND_OVER_CONTENT, [from, to])).rowCount ?? 0,

  findIndexKey: (name, { id, masterKeyId, wrapped }) =>
    addOrFind(pool, { name: 'keyring-index', text: sql.FIND_INDEX_KEY, values: [name, id, masterKeyId, wrapped] }),

  destroyObjectKeys: async (keyIds) => (await pool.query(sql.DESTROY_OBJECT_KEYS, [keyIds])).rowCount ?? 0,

  destroyDue: async (now) => only(await pool.query<{ objects: number; epochs: number }>(sql.DESTROY_DUE, [now])),

  countDue: async (now) => only(await pool.query<{ held: number; overdue: number }>(sql.COUNT_DUE, [now])),

  countWrappedByOther: async (masterKeyId) =>
    only(await pool.query<{ count: number }>(sql.COUNT_WRAPPED_BY_OTHER, [masterKeyId])).count,

  destroySubject: async (subjectId) =>
    only(await pool.query<{ objects: number; keys: number }>(sql.DESTROY_SUBJECT, [subjectId])),

  listWrappedByOther: async ({ table, masterKeyId, afterId, limit }) => {
    const { rows } = await pool.query<HolderRow>(sql.listWrappedByOther(table), [masterKeyId, afterId, limit]);
    return rows.map(toHolder);
  },

  storeRewrapped: async (table, changes) => {
    const columns = [
      changes.map(({ id }) => id),
      changes.map(({ fromMasterKeyId }) => fromMasterKeyId),
      changes.map(({ to }) => to.masterKeyId),
      changes.map(({ to }) => to.wrapped),
    ];
    return (await pool.query(sql.storeRewrapped(table), columns)).rowCount ?? 0;
  },
});

const addObjectKey = (pool: pg.Pool, added: NewObjectKey): Promise<HolderKey> => {
  const { address, candidate } = added;
  const shared = [added.keyId, added.secret, added.destroyAfter, candidate.id, candidate.masterKeyId, candidate.wrapped];
  const query =
    address.kind === 'epoch'
      ? { name: 'keyring-add-epoch', text: sql.ADD_UNDER_EPOCH, values: [...shared, address.endsAt] }
      : { name: 'keyring-add-subject', text: sql.ADD_UNDER_SUBJECT, values: [...shared, address.subjectId, address.kind] };
  return addOrFind(pool, query);
};

/** Who loses the race for a new holder gets no row, and finds the winner's at the next try. */
const addOrFind = async (pool: pg.Pool, query: pg.QueryConfig): Promise<HolderKey> => {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const row = (await queryHolder(pool, query)).rows[0];
    if (row !== undefined) return toHolder(row);
  }
  throw new AppError('key_destroyed', { tries: MAX_TRIES });
};

const queryHolder = async (pool: pg.Pool, query: pg.QueryConfig): Promise<pg.QueryResult<HolderRow>> => {
  try {
    return await pool.query<HolderRow>(query);
  } catch (cause) {
    // The holder was there when the statement began and had been deleted when it ended.
    if (cause instanceof pg.DatabaseError && cause.code === FOREIGN_KEY_VIOLATION)
      throw new AppError('key_destroyed', {}, { cause });
    throw cause;
  }
};

const toHolder = (row: HolderRow): HolderKey => ({ id: row.id, masterKeyId: row.master_key_id, wrapped: row.wrapped });

const only = <Row extends pg.QueryResultRow>({ rows }: pg.QueryResult<Row>): Row => {
  const row = rows[0];
  if (row === undefined) throw new AppError('internal', { problem: 'an aggregate returned no row' });
  return row;
};
