import type { Db, Holding, Keeping } from '@candid/db';
import { duration, type CorrespondenceId, type Milliseconds, type ObjectKeyId } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';
import { RELAYED } from '../store/letters-in-transit.ts';
import { destroyInTransit } from './hand-on-letter.ts';

export interface TransitKeeping {
  /** As the worker's role. */
  readonly db: Db;
  readonly vault: Pick<Vault, 'destroyKeys'>;
  /** How long the policy lets a letter be on its way. */
  readonly lifetime: Milliseconds;
}

const BATCH = 200;

/** A mail server that takes letters takes them in seconds; after this the operator is told, and has the rest of the day to mend it. */
export const HANDED_ON_WITHIN = duration.hours(1);

/** Handed on, given up, or past the time it was promised to be here. */
const isOver = (now: Date, lifetime: Milliseconds) => sql<boolean>`(
  least(l.expires_at, l.received_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now}
  OR EXISTS (SELECT FROM mail_delivery d WHERE d.template = ${RELAYED} AND d.cause_id = l.id AND d.ended_at IS NOT NULL))`;

/** What was not taken by the end of its time is lost, and its record says so. */
const recordLost = async (db: Db, ids: readonly CorrespondenceId[], now: Date): Promise<void> => {
  await sql`
    UPDATE mail_delivery SET ended_at = ${now},
      state = CASE WHEN state = 'queued' THEN 'refused' ELSE 'unknown' END,
      failure = CASE WHEN state = 'queued' THEN 'gave-up' END
    WHERE template = ${RELAYED} AND ended_at IS NULL AND cause_id IN (${sql.join(ids)})`.execute(db);
};

const endBatch = async ({ db, vault, lifetime }: TransitKeeping, now: Date): Promise<number> => {
  const { rows } = await sql<{ id: CorrespondenceId; keyId: ObjectKeyId }>`
    SELECT l.id, l.letter_key_id AS "keyId" FROM letter_in_transit l WHERE ${isOver(now, lifetime)} LIMIT ${BATCH}`.execute(db);
  if (rows.length === 0) return 0;
  await recordLost(
    db,
    rows.map(({ id }) => id),
    now,
  );
  await destroyInTransit({ db, vault }, rows);
  return rows.length;
};

/** Everything that can hang on somebody without an account and without a session. */
const HELD = [
  'letter_in_transit',
  'mail_delivery',
  'correspondence',
  'child_report',
  'account_link',
  'newsletter_reader',
  'newsletter_copy',
  'consent_record',
] as const;

/** Who wrote such a letter is nobody once its record has gone too. */
const forgetWriters = async (db: Db): Promise<void> => {
  const held = HELD.map((table) => sql`EXISTS (SELECT FROM ${sql.table(table)} AS held WHERE held.subject_id = subject.id)`);
  await sql`DELETE FROM subject WHERE kind = 'contact' AND NOT (${sql.join(held, sql` OR `)})`.execute(db);
};

/**
 * Letters on their way to the operator's mailbox: gone once it has them, and at the end of their time in any case (NA-06, NA-14). A policy that
 * promises less ends those that are here earlier.
 */
export const keepInTransit = (ctx: TransitKeeping): Keeping => {
  const { db, lifetime } = ctx;
  return {
    count: async (now) => {
      const { rows } = await sql<Holding>`
        SELECT count(*)::int AS held, min(l.received_at) AS oldest,
          (count(*) FILTER (WHERE ${isOver(now, lifetime)}))::int AS overdue
        FROM letter_in_transit l`.execute(db);
      return rows[0] ?? null;
    },
    sweep: async (now) => {
      while ((await endBatch(ctx, now)) === BATCH);
      if (lifetime === 0) return;
      await sql`
        UPDATE letter_in_transit SET expires_at = received_at + ${lifetime}::float8 * interval '1 millisecond'
        WHERE expires_at > received_at + ${lifetime}::float8 * interval '1 millisecond'`.execute(db);
      await forgetWriters(db);
    },
  };
};

/**
 * Letters that somebody was told are on their way, and that the mailbox does not have: overdue after an hour, and lost at the end of their time.
 * Nothing but a mail server that takes them ends that, so it is an alert at every round until then, and for as long as the record of a lost one.
 */
export const keepHandingOn = ({ db }: Pick<TransitKeeping, 'db'>): Keeping => ({
  count: async (now) => {
    const late = new Date(now.getTime() - HANDED_ON_WITHIN);
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(created_at) AS oldest,
        (count(*) FILTER (WHERE ended_at IS NOT NULL OR created_at <= ${late}))::int AS overdue
      FROM mail_delivery WHERE template = ${RELAYED} AND state <> 'sent'`.execute(db);
    return rows[0] ?? null;
  },
  sweep: () => Promise.resolve(),
});
