import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createListener, type Heard } from './create-listener.ts';
import { createDatabase, inTransaction, type DatabaseHandle } from './database.ts';
import { notify } from './notify.ts';
import type { RoleKind } from './roles.ts';
import type { Database } from './tables/index.ts';
import { mainTemplate } from './testing.ts';

let database: TestDatabase<RoleKind>;
let web: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock: manualClock() }));
  web = createDatabase({ url: database.urls.web, applicationName: 'test', max: 2 });
});
afterAll(async () => {
  await web.destroy();
  await database.drop();
});

/** Hands out what was heard, one by one, waiting for what is still to come. */
const inbox = () => {
  const heard: Heard[] = [];
  let wake = Promise.withResolvers<void>();
  return {
    put: (one: Heard) => {
      heard.push(one);
      wake.resolve();
    },
    next: async (): Promise<Heard> => {
      while (heard.length === 0) {
        await wake.promise;
        wake = Promise.withResolvers();
      }
      return heard.shift() as Heard;
    },
  };
};

const tell = (id: string) => inTransaction(web.kysely, (tx) => notify(tx, 'generation', id));

test('hears what was committed, and only while subscribed', async () => {
  const listener = await createListener({ url: database.urls.web, channels: ['generation'], onError: () => undefined });
  const [first, second] = [inbox(), inbox()];
  const leave = listener.subscribe('generation', first.put);
  listener.subscribe('generation', second.put);
  await tell('a');
  expect(await first.next()).toEqual({ kind: 'notified', payload: 'a' });
  const rolledBack = inTransaction(web.kysely, async (tx) => {
    await notify(tx, 'generation', 'lost');
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  leave();
  await tell('b');
  expect([await second.next(), await second.next()].map((heard) => heard.kind === 'notified' && heard.payload)).toEqual([
    'a',
    'b',
  ]);
  expect(() => listener.subscribe('other', first.put)).toThrow(/not a channel/);
  await listener.close();
});

test('comes back after its connection was cut, and says so', async () => {
  const errors: Error[] = [];
  const listener = await createListener({
    url: database.urls.web,
    channels: ['generation'],
    onError: (error) => errors.push(error),
  });
  const box = inbox();
  listener.subscribe('generation', box.put);
  for (const round of ['first', 'second']) {
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'candid-listen' AND datname = current_database()`.execute(
      web.kysely,
    );
    expect(await box.next()).toEqual({ kind: 'reconnected' });
    await tell(round);
    expect(await box.next()).toEqual({ kind: 'notified', payload: round });
  }
  expect(errors.length).toBeGreaterThan(0);
  await listener.close();
});
