import { createAnonymousSessions, type AnonymousSession } from '@candid/accounts';
import { openImage, runGeneration } from '@candid/imaging';
import { AppError, type GenerationId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeWorker } from '../compose-worker.ts';
import { createStudio, type StudioApi } from '../studio.ts';
import { bindKinds } from '../retention/index.ts';
import { visits as visitsKind } from '../retention/visits.ts';
import { NOTHING_LEFT, openImagingWorld, readResidue, sweepImaging, type ImagingWorld } from '../testing/index.ts';
import { createListener } from '@candid/db';
import { GENERATION_CHANNEL } from '@candid/imaging';
import { endVisit } from './end-visit.ts';
import { keepVisits } from './keep-visits.ts';
import { createVisits, type VisitsApi } from './visits.ts';

const policy = policies['no-account'];
const rules = policy.sessions;
const AFTER = rules.anonymous.afterLastConnection ?? 0;
const GENERATIONS = '/v1/images/generations';

let clock: ManualClock;
let world: ImagingWorld;
let visits: VisitsApi;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock });
  visits = await createVisits({
    ctx: world.submission,
    databaseUrl: world.urls.web,
    onTrouble: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await visits.close();
  await world.close();
});

const begin = () => createAnonymousSessions({ db: world.submission.db, clock, rules: rules.anonymous }).start();

const make = async (subjectId: SubjectId): Promise<GenerationId> => {
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  return generationId;
};

/** A page of a session; the returned function closes it, and waits until that is known. */
const openPage = async ({ id }: AnonymousSession): Promise<() => Promise<void>> => {
  const page = new AbortController();
  await visits.attend(id, { signal: page.signal, onLost: () => undefined });
  return async () => {
    page.abort();
    const isLeft = async () =>
      (await world.database.kysely.selectFrom('session').select('left_at').where('id', '=', id).executeTakeFirst())?.left_at ??
      null;
    await expect.poll(isLeft).not.toBeNull();
  };
};

/** Everything that says something about a visitor. */
const rowsOf = async (subjectId: SubjectId): Promise<number> => {
  const db = world.database.kysely;
  const tables = ['session', 'generation', 'generation_event', 'image'] as const;
  const counts = await Promise.all(
    tables.map(async (table) => (await db.selectFrom(table).select('id').where('subject_id', '=', subjectId).execute()).length),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

/** One round. @returns what should be gone and is still there */
const sweepVisits = async (of = rules): Promise<number | undefined> => {
  const keeping = keepVisits(world.work(), of);
  await keeping.sweep(clock.now());
  return (await keeping.count(clock.now()))?.overdue;
};

const EMPTY = { ...NOTHING_LEFT, living: 0 };

test('NA-08 NA-04: left for 60 seconds, a session goes with its pictures, their keys and files, and its records', async () => {
  const session = await begin();
  const close = await openPage(session);
  await make(session.subjectId);
  await make(session.subjectId);
  await world.submit(session.subjectId);
  await close();
  clock.advance(AFTER - 1);
  expect(await sweepVisits()).toBe(0);
  expect(await readResidue(world)).toMatchObject({ living: 2, prompts: 1 });
  clock.advance(1);
  expect(await sweepVisits()).toBe(0);
  expect(await readResidue(world)).toEqual(EMPTY);
  expect(await rowsOf(session.subjectId)).toBe(0);
});

test.each(['history', 'credits'] as const)(
  'under %s a visitor’s pictures go with the session that leads to them, and an account’s stay',
  async (id) => {
    await world.close();
    world = await openImagingWorld({ clock, policy: policies[id] });
    const { sessions } = policies[id];
    const session = await createAnonymousSessions({ db: world.submission.db, clock, rules: sessions.anonymous }).start();
    const account = await world.startSubject('open', 'account');
    await make(session.subjectId);
    await make(account);
    clock.advance(sessions.anonymous.lifetime - 1);
    const [kind] = bindKinds({ policy: policies[id], work: world.work(), logDir: null }, [visitsKind]);
    await kind?.keeping.sweep(clock.now());
    expect(await rowsOf(session.subjectId)).toBeGreaterThan(0);
    clock.advance(1);
    expect((await kind?.keeping.count(clock.now()))?.overdue).toBe(1);
    await kind?.keeping.sweep(clock.now());
    expect((await kind?.keeping.count(clock.now()))?.overdue).toBe(0);
    expect([await rowsOf(session.subjectId), (await readResidue(world)).living]).toEqual([0, 1]);
  },
);

test('NA-08: the button ends it at once, and says what went; pressed twice it ends once', async () => {
  const session = await begin();
  const other = await begin();
  await make(session.subjectId);
  await make(other.subjectId);
  await world.submit(session.subjectId, { count: 2 });
  expect(await visits.end(session.subjectId)).toEqual({ pictures: 1, underWay: 2, at: clock.now() });
  expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 1 });
  expect(await visits.end(session.subjectId)).toBeNull();
  expect(await sweepVisits()).toBe(0);
  expect(await rowsOf(session.subjectId)).toBe(0);
  expect(await readResidue(world), 'another visitor keeps theirs').toEqual({ ...NOTHING_LEFT, living: 1 });
});

test('NA-08: a picture in the making is cancelled, its call to the provider is broken off, and nothing of it is stored', async () => {
  world.sandbox.pacing.set({ mode: 'manual' });
  const logger = createLogger({ program: 'worker', level: 'error', clock, destination: { write: () => undefined } });
  const worker = await composeWorker({
    config: world.config,
    policy: policies['one-hour'],
    clock,
    logger,
    reach: () => undefined,
    onPresenceLost: () => undefined,
  });
  await worker.start();
  const session = await begin();
  const [id] = await world.submit(session.subjectId);
  await world.until(async () => {
    const row = await world.database.kysely.selectFrom('generation').select('state').executeTakeFirstOrThrow();
    return row.state === 'calling' ? row.state : null;
  });
  await expect.poll(() => world.sandbox.journal.count(GENERATIONS)).toBe(1);
  expect(await visits.end(session.subjectId)).toMatchObject({ pictures: 0, underWay: 1 });
  const [ended] = await world.whenEnded(id === undefined ? [] : [id]);
  expect(ended?.state).toBe('cancelled');
  await worker.close();
  expect(world.sandbox.journal.entries().findLast(({ path }) => path === GENERATIONS)).toMatchObject({ outcome: 'left' });
  expect(await readResidue(world)).toEqual(EMPTY);
  world.sandbox.pacing.set({ mode: 'instant' });
  expect(await sweepVisits()).toBe(0);
  expect(await rowsOf(session.subjectId)).toBe(0);
});

test('NA-08: a picture that comes although nobody broke its call off is not stored', async () => {
  const session = await begin();
  const [generationId] = await world.submit(session.subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  const { provider } = world.work();
  const late: typeof provider = {
    make: async (request, options) => {
      options.onPartial({ index: 0, bytes: (await provider.make(request, options)).bytes });
      await visits.end(session.subjectId);
      return provider.make(request, options);
    },
  };
  await runGeneration(world.work({ provider: late }), { generationId, signal: new AbortController().signal });
  expect(await readResidue(world)).toEqual(EMPTY);
  expect(await world.database.kysely.selectFrom('generation').select('state').execute()).toEqual([{ state: 'cancelled' }]);
  expect(await sweepVisits()).toBe(0);
  expect(await rowsOf(session.subjectId)).toBe(0);
});

test('NA-08: what was sent in the moment of the end is refused, and leaves nothing', async () => {
  const session = await begin();
  await visits.end(session.subjectId);
  await expect(world.submit(session.subjectId)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await readResidue(world)).toEqual(EMPTY);
});

test('NA-08: a process that dies between the end and the destruction leaves it to the next round', async () => {
  const session = await begin();
  await make(session.subjectId);
  const dead = () => Promise.reject(new AppError('internal'));
  const dying = { ...world.submission, vault: { ...world.submission.vault, destroyKeys: dead } };
  await expect(endVisit(dying, { subjectId: session.subjectId })).rejects.toMatchObject({ code: 'internal' });
  expect(await readResidue(world)).toMatchObject({ living: 1 });
  expect(await sweepVisits()).toBe(0);
  expect(await readResidue(world)).toEqual(EMPTY);
});

test('NA-08: somebody who comes back while the round runs is left alone', async () => {
  const session = await begin();
  await make(session.subjectId);
  expect(await endVisit(world.work(), { subjectId: session.subjectId, ifLeft: rules })).toBeNull();
  expect(await readResidue(world)).toMatchObject({ living: 1 });
});

test('NA-08: the visitor’s open pages are told at once', async () => {
  const listener = await createListener({ url: world.urls.web, channels: [GENERATION_CHANNEL], onError: () => undefined });
  const studio: StudioApi = createStudio(world.submission, { listener, trial: null, span: null });
  const session = await begin();
  const page = new AbortController();
  const heard = studio.events(session.subjectId, { afterId: '0', signal: page.signal })[Symbol.asyncIterator]();
  const next = heard.next();
  await visits.end(session.subjectId);
  expect((await next).value).toMatchObject({ event: { kind: 'ended' } });
  page.abort();
  await heard.return?.();
  await listener.close();
});

test('a policy of other times ends nothing that its rules let live', async () => {
  const session = await begin();
  await (
    await openPage(session)
  )();
  await make(session.subjectId);
  clock.advance(AFTER);
  expect(await sweepVisits(policies['one-hour'].sessions)).toBe(0);
  expect(await sweepImaging(world.work())).toBe(0);
  const image = await world.database.kysely.selectFrom('image').select('id').executeTakeFirstOrThrow();
  await openImage(world.submission, { subjectId: session.subjectId, imageId: image.id });
});

test('a web process that lost its sign of life tells its pages to come again, and takes a new one', async () => {
  const session = await begin();
  const page = new AbortController();
  const lost = Promise.withResolvers<void>();
  await visits.attend(session.id, { signal: page.signal, onLost: lost.resolve });
  await world.database.pool.query(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN session_connection c ON c.web_instance::bigint::oid = l.objid`,
  );
  await lost.promise;
  await sweepVisits();
  expect(await world.database.kysely.selectFrom('session_connection').select('id').execute()).toEqual([]);
  await visits.attend(session.id, { signal: page.signal, onLost: () => expect.unreachable('it was never lost') });
  clock.advance(AFTER);
  await sweepVisits();
  expect(await rowsOf(session.subjectId)).toBe(1);
  page.abort();
});
