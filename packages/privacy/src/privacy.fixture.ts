import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { newId } from '@candid/kernel';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { layWire, type Wire } from './wire.fixture.ts';

export interface PrivacyFixture {
  readonly clock: ManualClock;
  /** As the worker's role. */
  readonly worker: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  /** What lies between the worker and its database. */
  readonly wire: Wire;
  /** A sign-in attempt, the simplest row with a deadline, that ends at this moment. */
  addAttempt(expiresAt: Date): Promise<void>;
  attempts(): Promise<number>;
  close(): Promise<void>;
}

/** A main database with rows that end, as the worker sees it, over a wire that can be cut. */
export const createPrivacyFixture = async ({ patience = 10_000 } = {}): Promise<PrivacyFixture> => {
  const clock = manualClock();
  const database = await createTestDatabase(mainTemplate({ clock }));
  const wire = await layWire(database.urls.worker);
  const worker = createDatabase({ url: wire.url, applicationName: 'test', max: 4, patience, onIdleError: () => undefined });
  const admin = createDatabase({ url: database.urls.admin, applicationName: 'test', max: 4 });
  return {
    clock,
    worker,
    admin,
    wire,
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
      await wire.close();
      await admin.destroy();
      await database.drop();
    },
  };
};
