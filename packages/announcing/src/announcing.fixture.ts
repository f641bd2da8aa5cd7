import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createJobSender, installQueues, type JobSender } from '@candid/jobs';
import { duration, newId, type SubjectId } from '@candid/kernel';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import type { TellingContext } from './context.ts';

export interface AnnouncingFixture {
  readonly clock: ManualClock;
  readonly web: DatabaseHandle<Database>;
  readonly worker: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  /** As the worker's role. */
  readonly ctx: TellingContext;
  openAccount(state?: 'open' | 'restricted' | 'closing' | 'erased'): Promise<SubjectId>;
  /** How often each account was told of a version, and how many letters were asked for. */
  told(
    version: string,
  ): Promise<readonly { readonly subjectId: SubjectId; readonly notices: number; readonly letters: number }[]>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Accounts in a main database with its queue: enough to be told, without an address that could be read. */
export const createAnnouncingFixture = async (): Promise<AnnouncingFixture> => {
  const clock = manualClock();
  const database = await createTestDatabase(mainTemplate({ clock, name: 'announcing', queue: installQueues }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 6 });
  const [web, worker, admin] = [open(database.urls.web), open(database.urls.worker), open(database.urls.admin)];
  const jobs: JobSender = await createJobSender({
    url: database.urls.worker,
    applicationName: 'test',
    onTrouble: () => undefined,
  });
  return {
    clock,
    web,
    worker,
    admin,
    ctx: {
      db: worker.kysely,
      clock,
      jobs,
      byMail: true,
      noticeLifetime: duration.days(365),
      letterLifetime: duration.days(30),
      reach: () => undefined,
    },
    openAccount: async (state = 'open') => {
      const id = newId<'subject'>();
      const at = clock.now();
      const subject = { id, kind: 'account', state, created_at: at, last_seen_at: at } as const;
      await admin.kysely.insertInto('subject').values(subject).execute();
      await admin.kysely
        .insertInto('account')
        .values({
          subject_id: id,
          sign_in: 'password',
          email_index: randomBytes(32),
          email_key_id: randomUUID() as never,
          email_sealed: randomBytes(40),
          created_at: at,
          age_stated_at: at,
          age_limit: 13,
        })
        .execute();
      return id;
    },
    told: async (version) => {
      const { rows } = await admin.pool.query<{ subjectId: SubjectId; notices: number; letters: number }>(
        `SELECT a.subject_id AS "subjectId", count(DISTINCT n.id)::int AS notices, count(m.id)::int AS letters
         FROM account a
         LEFT JOIN change_notice n ON n.subject_id = a.subject_id AND n.version = $1
         LEFT JOIN mail_delivery m ON m.cause_id = n.id AND m.template = 'policy-change'
         GROUP BY 1 ORDER BY min(a.created_at)`,
        [version],
      );
      return rows;
    },
    empty: async () => {
      await admin.pool.query("DELETE FROM subject; DELETE FROM pgboss.job WHERE name = 'send-letter'");
    },
    close: async () => {
      await jobs.close();
      for (const handle of [web, worker, admin]) await handle.destroy();
      await database.drop();
    },
  };
};
