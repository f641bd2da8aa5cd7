import { announcePresence, createDatabase, inTransaction, type Database, type DatabaseHandle, type Presence } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnonymousSessions, type AnonymousSessions } from './anonymous-sessions.ts';
import { closeDeadConnections, createSessionConnections, type SessionConnections } from './session-connections.ts';
import { findLeftVisitors, hasLivingSession } from './left-visitors.ts';

const rules = policies['no-account'].sessions;
const AFTER = rules.anonymous.afterLastConnection ?? 0;
const IDLE = rules.anonymous.idle ?? 0;

let clock: ManualClock;
let web: DatabaseHandle<Database>;
let worker: DatabaseHandle<Database>;
let presence: Presence;
let sessions: AnonymousSessions;
let connections: SessionConnections;
let announce: () => Promise<Presence>;
let close: () => Promise<void>;
beforeEach(async () => {
  clock = manualClock();
  const database = await createTestDatabase(mainTemplate({ clock }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 4 });
  [web, worker] = [open(database.urls.web), open(database.urls.worker)];
  announce = () => announcePresence({ url: database.urls.web, kind: 'web', onLost: () => undefined });
  presence = await announce();
  sessions = createAnonymousSessions({ db: web.kysely, clock, rules: rules.anonymous });
  connections = createSessionConnections({ db: web.kysely, clock, instance: presence.instance });
  close = async () => {
    await presence.close();
    for (const handle of [web, worker]) await handle.destroy();
    await database.drop();
  };
});
afterEach(() => close());

const lives = async (token: string): Promise<boolean> => (await sessions.resume(token, { isActivity: false })) !== null;
const left = () => findLeftVisitors(worker.kysely, { now: clock.now(), rules });

/** A session with pages open as many as `pages`. */
const visit = async (pages: number) => {
  const session = await sessions.start();
  const closers = await Promise.all(Array.from({ length: pages }, () => connections.open(session.id)));
  return { ...session, closers };
};

test('NA-08: a session ends 60 seconds after its last page closed, on read and for the sweep at the same moment', async () => {
  expect(AFTER).toBe(duration.seconds(60));
  const { token, subjectId, closers } = await visit(2);
  await closers[0]?.();
  clock.advance(AFTER);
  expect(await lives(token), 'another page is open').toBe(true);
  await closers[1]?.();
  clock.advance(AFTER - 1);
  expect([await lives(token), await left()]).toEqual([true, []]);
  clock.advance(1);
  expect([await lives(token), await left()]).toEqual([false, [subjectId]]);
});

test('NA-08: opening it again within the 60 seconds, as a reload does, lets it live; two that close at once start the clock', async () => {
  const { id, token, closers } = await visit(1);
  await closers[0]?.();
  clock.advance(AFTER - 1);
  const again = [await connections.open(id), await connections.open(id)];
  clock.advance(AFTER);
  expect(await lives(token)).toBe(true);
  await Promise.all(again.map((closeIt) => closeIt()));
  clock.advance(AFTER);
  expect(await lives(token)).toBe(false);
});

test('NA-08: 15 minutes without anything done end it although a page is open and asks of its own accord', async () => {
  expect(IDLE).toBe(duration.minutes(15));
  const { token, subjectId } = await visit(1);
  clock.advance(IDLE - 1);
  expect(await lives(token)).toBe(true);
  await sessions.resume(token);
  clock.advance(IDLE - 1);
  expect([await lives(token), await left()]).toEqual([true, []]);
  clock.advance(1);
  expect([await lives(token), await left()]).toEqual([false, [subjectId]]);
});

test('NA-08: pages of a web process that was killed count as closed from when it is noticed, others do not', async () => {
  const killed = await announce();
  const elsewhere = createSessionConnections({ db: web.kysely, clock, instance: killed.instance });
  const [lost, kept] = [await visit(0), await visit(1)];
  await elsewhere.open(lost.id);
  await elsewhere.open(kept.id);
  await closeDeadConnections({ db: worker.kysely, clock });
  clock.advance(AFTER);
  expect(await left(), 'both processes live').toEqual([]);
  // Its connection to the database goes with the process, however that ends.
  await killed.close();
  await closeDeadConnections({ db: worker.kysely, clock });
  clock.advance(AFTER - 1);
  await closeDeadConnections({ db: worker.kysely, clock });
  expect(await left(), 'noticing again moves nothing').toEqual([]);
  clock.advance(1);
  expect(await left()).toEqual([lost.subjectId]);
  expect([await lives(lost.token), await lives(kept.token)]).toEqual([false, true]);
});

test('a page that closes after its session has gone does no harm, and none can be opened for it', async () => {
  const { id, closers } = await visit(1);
  await web.kysely.deleteFrom('session').where('id', '=', id).execute();
  await closers[0]?.();
  await (
    await connections.open(id)
  )();
  expect(await web.kysely.selectFrom('session_connection').select('id').execute()).toEqual([]);
});

test('whether somebody is still there is asked by the rules of now', async () => {
  const { subjectId, closers } = await visit(1);
  await closers[0]?.();
  const isThere = (now: Date) => inTransaction(web.kysely, (tx) => hasLivingSession(tx, { subjectId, now, rules }));
  expect(await isThere(clock.now())).toBe(true);
  clock.advance(AFTER);
  expect(await isThere(clock.now())).toBe(false);
});
