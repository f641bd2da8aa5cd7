import type { HolderTable } from '../keyring.ts';

/*
 * Each is one round trip. A holder is read first and made only where there is none: writing it at every use would make all
 * objects of an epoch wait for one row. Who loses the race for a new holder gets no row back and asks again.
 */
const objectUnder = (holderColumn: string): string => `
  made_object AS (
    INSERT INTO object_key (id, ${holderColumn}, secret, destroy_after) SELECT $1, id, $2, $3 FROM holder
  )
  SELECT id, master_key_id, wrapped FROM holder`;

/** $1 object key id, $2 secret, $3 deadline, $4 candidate id, $5 its master key id, $6 it wrapped, $7 end of the epoch. */
export const ADD_UNDER_EPOCH = `
  WITH found AS (SELECT id, master_key_id, wrapped FROM epoch_key WHERE ends_at = $7),
  made AS (
    INSERT INTO epoch_key (id, master_key_id, wrapped, ends_at)
    SELECT $4::uuid, $5::text, $6::bytea, $7::timestamptz WHERE NOT EXISTS (SELECT FROM found)
    ON CONFLICT (ends_at) DO NOTHING
    RETURNING id, master_key_id, wrapped
  ),
  holder AS (SELECT * FROM found UNION ALL SELECT * FROM made),
  ${objectUnder('epoch_key_id')}`;

/** $1 to $6 as above, $7 subject id, $8 content or contact. */
export const ADD_UNDER_SUBJECT = `
  WITH found AS (SELECT id, master_key_id, wrapped FROM subject_key WHERE subject_id = $7 AND kind = $8 AND is_current),
  made AS (
    INSERT INTO subject_key (id, master_key_id, wrapped, subject_id, kind)
    SELECT $4::uuid, $5::text, $6::bytea, $7::uuid, $8::text WHERE NOT EXISTS (SELECT FROM found)
    ON CONFLICT (subject_id, kind) WHERE is_current DO NOTHING
    RETURNING id, master_key_id, wrapped
  ),
  holder AS (SELECT * FROM found UNION ALL SELECT * FROM made),
  ${objectUnder('subject_key_id')}`;

/** $1 name, $2 candidate id, $3 its master key id, $4 it wrapped. */
export const FIND_INDEX_KEY = `
  WITH found AS (SELECT id, master_key_id, wrapped FROM index_key WHERE name = $1),
  made AS (
    INSERT INTO index_key (id, master_key_id, wrapped, name)
    SELECT $2::uuid, $3::text, $4::bytea, $1::text WHERE NOT EXISTS (SELECT FROM found)
    ON CONFLICT (name) DO NOTHING
    RETURNING id, master_key_id, wrapped
  )
  SELECT * FROM found UNION ALL SELECT * FROM made`;

export const FIND_OBJECT_KEYS = `
  SELECT o.id AS object_id, o.secret, o.destroy_after, coalesce(e.id, s.id) AS id, coalesce(e.master_key_id, s.master_key_id) AS master_key_id,
         coalesce(e.wrapped, s.wrapped) AS wrapped
  FROM object_key o
  LEFT JOIN epoch_key e ON e.id = o.epoch_key_id
  LEFT JOIN subject_key s ON s.id = o.subject_key_id
  WHERE o.id = ANY ($1::uuid[])`;

export const LIST_HOLDERS = `
  SELECT o.id AS object_id, s.subject_id, s.kind
  FROM object_key o
  LEFT JOIN subject_key s ON s.id = o.subject_key_id
  WHERE o.id = ANY ($1::uuid[])`;

/** $1 whose keys they were, $2 whose they become. */
export const HAND_OVER_CONTENT = `
  UPDATE subject_key SET subject_id = $2, is_current = false WHERE subject_id = $1 AND kind = 'content'`;

export const DESTROY_OBJECT_KEYS = 'DELETE FROM object_key WHERE id = ANY ($1::uuid[])';

export const DESTROY_DUE = `
  WITH due AS (
    DELETE FROM object_key
    WHERE destroy_after <= $1 OR epoch_key_id IN (SELECT id FROM epoch_key WHERE ends_at <= $1)
    RETURNING 1
  ),
  ended AS (DELETE FROM epoch_key WHERE ends_at <= $1 RETURNING 1)
  SELECT (SELECT count(*)::int FROM due) AS objects, (SELECT count(*)::int FROM ended) AS epochs`;

export const COUNT_DUE = `
  SELECT o.held + e.held AS held, o.overdue + e.overdue AS overdue
  FROM (SELECT count(*)::int AS held, (count(*) FILTER (WHERE destroy_after <= $1))::int AS overdue
        FROM object_key WHERE destroy_after IS NOT NULL) o,
       (SELECT count(*)::int AS held, (count(*) FILTER (WHERE ends_at <= $1))::int AS overdue FROM epoch_key) e`;

/** $1 current master key id. */
export const COUNT_WRAPPED_BY_OTHER = `
  SELECT (SELECT count(*)::int FROM epoch_key WHERE master_key_id <> $1)
       + (SELECT count(*)::int FROM subject_key WHERE master_key_id <> $1)
       + (SELECT count(*)::int FROM index_key WHERE master_key_id <> $1) AS count`;

export const DESTROY_SUBJECT = `
  WITH objects AS (
    DELETE FROM object_key WHERE subject_key_id IN (SELECT id FROM subject_key WHERE subject_id = $1) RETURNING 1
  ),
  keys AS (DELETE FROM subject_key WHERE subject_id = $1 RETURNING 1)
  SELECT (SELECT count(*)::int FROM objects) AS objects, (SELECT count(*)::int FROM keys) AS keys`;

/** $1 current master key id, $2 last id seen or null, $3 limit. */
export const listWrappedByOther = (table: HolderTable): string => `
  SELECT id, master_key_id, wrapped FROM ${table}
  WHERE master_key_id <> $1 AND ($2::uuid IS NULL OR id > $2::uuid)
  ORDER BY id LIMIT $3`;

/** $1 ids, $2 the master key ids they had, $3 the new ones, $4 wrapped anew. */
export const storeRewrapped = (table: HolderTable): string => `
  UPDATE ${table} AS holder SET master_key_id = change.to_id, wrapped = change.wrapped
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) AS change (id, from_id, to_id, wrapped)
  WHERE holder.id = change.id AND holder.master_key_id = change.from_id`;
