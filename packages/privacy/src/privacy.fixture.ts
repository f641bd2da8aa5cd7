import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { newId } from '@candid/kernel';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';

export interface PrivacyFixture {
  readonly clock: ManualClock;
  /** As the worker's role. */
  readonly worker: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  /** A sign-in attempt, the simplest row with a deadline, that ends at this moment. */
  addAttempt(expiresAt: Date): Promise<void>;
  attempts(): Promise<number>;
  close(): Promise<void>;
}

/** A main database with rows that end, as the worker sees it. `options` go into the worker's connections. */
export const createPrivacyFixture = async (): Promise<PrivacyFixture> => {
  const clock = manualClock();
  const database = await createTestDatabase(mainTemplate({ clock }));
  const worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 4 });
  const admin = createDatabase({ url: database.urls.admin, applicationName: 'test', max: 4 });
  return {
    clock,
    worker,
    admin,
    addAttempt: async (expiresAt) => {
      const [subject, session] = [newId<'subject'>(), newId<'session'>()];
      const at = clock.now();
      const kept = { id: subject, kind: 'anonymous', state: 'open', created_at: at, last_seen_at: at } as const;
      const browser = { id: session, subject_id: subject, token_hash: Buffer.from(session) };
      const times = { created_at: at, last_seen_at: at, expires_at: new Date(at.getTime() + 86_400_000) };
      await admin.kysely.insertInto('subject').values(kept).execute();
      await admin.kysely
        .insertInto('session')
        .values({ ...browser, ...times, device: null })
        .execute();
      const secrets = { state: 's', nonce: 'n', verifier: 'v', return_to: '/' };
      await admin.kysely
        .insertInto('sign_in_attempt')
        .values({ session_id: session, ...secrets, created_at: at, expires_at: expiresAt })
        .execute();
    },
    attempts: async () => (await admin.kysely.selectFrom('sign_in_attempt').select('session_id').execute()).length,
    close: async () => {
      await worker.destroy();
      await admin.destroy();
      await database.drop();
    },
  };
};
