import { holdsPresence, inTransaction, type Db } from '@candid/db';
import type { Clock, SessionId } from '@candid/kernel';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';

/** Which pages are open, of sessions that end when none is any more (NA-08). */
export interface SessionConnections {
  /**
   * Says that a page of this session is open, for as long as its live connection lasts.
   * @returns what says that it is closed; the last one starts the session's clock
   */
  open(sessionId: SessionId): Promise<() => Promise<void>>;
}

export interface SessionConnectionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** This web process's number, held by a lock for as long as it lives: with it go its connections. */
  readonly instance: number;
}

export const createSessionConnections = ({ db, clock, instance }: SessionConnectionsOptions): SessionConnections => ({
  open: async (sessionId) => {
    const id = randomUUID();
    const isThere = await inTransaction(db, async (tx) => {
      const session = await tx
        .updateTable('session')
        .set({ left_at: null })
        .where('id', '=', sessionId)
        .returning('id')
        .executeTakeFirst();
      if (!session) return false;
      const row = { id, session_id: sessionId, web_instance: instance, opened_at: clock.now() };
      await tx.insertInto('session_connection').values(row).execute();
      return true;
    });
    if (!isThere) return async () => undefined;
    return async () => {
      await inTransaction(db, async (tx) => {
        // Locked first: of two that close at once, one sees that it is the last.
        await tx.selectFrom('session').select('id').where('id', '=', sessionId).forUpdate().execute();
        await tx.deleteFrom('session_connection').where('id', '=', id).execute();
        await tx
          .updateTable('session')
          .set({ left_at: clock.now() })
          .where('id', '=', sessionId)
          .where((eb) =>
            eb.not(
              eb.exists(eb.selectFrom('session_connection as c').select('c.id').whereRef('c.session_id', '=', 'session.id')),
            ),
          )
          .execute();
      });
    };
  },
});

/** Closes the connections of web processes that are dead: nobody else does. Their sessions' clocks start when it is noticed. */
export const closeDeadConnections = async ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<void> => {
  await inTransaction(db, async (tx) => {
    const dead = await tx
      .selectFrom('session_connection')
      .select(['id', 'session_id'])
      .where(({ not }) => not(holdsPresence(sql.ref('session_connection.web_instance'), 'web')))
      .execute();
    if (dead.length === 0) return;
    const sessionIds = dead.map(({ session_id }) => session_id);
    await tx.selectFrom('session').select('id').where('id', 'in', sessionIds).orderBy('id').forUpdate().execute();
    await tx
      .deleteFrom('session_connection')
      .where(
        'id',
        'in',
        dead.map(({ id }) => id),
      )
      .execute();
    await tx
      .updateTable('session')
      .set({ left_at: clock.now() })
      .where('id', 'in', sessionIds)
      .where('left_at', 'is', null)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('session_connection as c').select('c.id').whereRef('c.session_id', '=', 'session.id'))),
      )
      .execute();
  });
};
