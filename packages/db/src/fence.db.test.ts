import { newId, type SubjectId } from '@candid/kernel';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, inTransaction, type DatabaseHandle } from './database.ts';
import { mayUse, passFence, type FencePurpose } from './fence.ts';
import type { RoleKind } from './roles.ts';
import type { Database } from './tables/index.ts';
import type { SubjectState } from './tables/subject.ts';
import { mainTemplate } from './testing.ts';

const clock = manualClock();
let database: TestDatabase<RoleKind>;
let web: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock }));
  web = createDatabase({ url: database.urls.web, applicationName: 'test', max: 3 });
});
afterAll(async () => {
  await web.destroy();
  await database.drop();
});

const subjectThatIs = async (state: SubjectState): Promise<SubjectId> => {
  const id = newId<'subject'>();
  const at = clock.now();
  await web.kysely.insertInto('subject').values({ id, kind: 'anonymous', state, created_at: at, last_seen_at: at }).execute();
  return id;
};

const pass = (subjectId: SubjectId, purpose: FencePurpose): Promise<void> =>
  inTransaction(web.kysely, (tx) => passFence(tx, { subjectId, purpose }));

const expected: Record<SubjectState, readonly FencePurpose[]> = {
  open: ['generate', 'session', 'account', 'personalise', 'tidy-up'],
  restricted: ['session', 'account', 'tidy-up'],
  closing: ['session', 'account', 'tidy-up'],
  erased: ['tidy-up'],
  ended: ['tidy-up'],
};
const everyPair = Object.entries(expected).flatMap(([state, open]) =>
  (['generate', 'session', 'account', 'personalise', 'tidy-up'] as const).map(
    (purpose) => [state as SubjectState, purpose, open.includes(purpose)] as const,
  ),
);

test.each(everyPair)('a subject that is %s, for the purpose %s: %s', async (state, purpose, isOpen) => {
  const subjectId = await subjectThatIs(state);
  expect(await mayUse(web.kysely, { subjectId, purpose })).toBe(isOpen);
  const passing = pass(subjectId, purpose);
  if (isOpen) await passing;
  else await expect(passing).rejects.toMatchObject({ code: 'forbidden', detail: { state } });
});

test('an unknown subject passes for no purpose', () =>
  expect(pass(newId<'subject'>(), 'tidy-up')).rejects.toMatchObject({ code: 'not_found' }));

test('erasing waits for a writer that has passed, and the next writer is refused', async () => {
  const subjectId = await subjectThatIs('open');
  const order: string[] = [];
  const [passed, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const writing = inTransaction(web.kysely, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'generate' });
    passed.resolve();
    await leave.promise;
    order.push('written');
  });
  await passed.promise;
  const locked = web.pool.query('SELECT FROM subject WHERE id = $1 FOR NO KEY UPDATE NOWAIT', [subjectId]);
  await expect(locked).rejects.toMatchObject({ code: '55P03' });
  const erasing = web.kysely
    .updateTable('subject')
    .set({ state: 'erased' })
    .where('id', '=', subjectId)
    .execute()
    .then(() => order.push('erased'));
  leave.resolve();
  await Promise.all([writing, erasing]);
  expect(order).toEqual(['written', 'erased']);
  await expect(pass(subjectId, 'generate')).rejects.toMatchObject({ code: 'forbidden' });
});

test('an objection closes the use it names, for that person, until it is taken back', async () => {
  const [subjectId, other] = [await subjectThatIs('open'), await subjectThatIs('open')];
  await web.kysely
    .insertInto('objection')
    .values({ subject_id: subjectId, purpose: 'personalisation', objected_at: clock.now() })
    .execute();
  await expect(pass(subjectId, 'personalise')).rejects.toMatchObject({ code: 'forbidden', detail: { state: 'objected' } });
  expect(await mayUse(web.kysely, { subjectId, purpose: 'personalise' })).toBe(false);
  await pass(subjectId, 'generate');
  await pass(other, 'personalise');
  await web.kysely.deleteFrom('objection').where('subject_id', '=', subjectId).execute();
  await pass(subjectId, 'personalise');
});

test('what is unknown may be used for nothing', async () => {
  expect(await mayUse(web.kysely, { subjectId: newId<'subject'>(), purpose: 'personalise' })).toBe(false);
});
