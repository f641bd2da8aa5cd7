import { createAnonymousSessions } from '@candid/accounts';
import { newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { createOwnData } from './own-data.ts';
import { stageWorld } from './testing/index.ts';
import { endVisit } from './visits/end-visit.ts';

const policy = policies['no-account'];
const { lifetime } = policy.sessions.anonymous;
const stage = stageWorld({ policy });

const visit = async () => {
  const { world, clock } = stage.now();
  const rules = policy.sessions.anonymous;
  const { id, subjectId } = await createAnonymousSessions({ db: world.submission.db, clock, rules }).start();
  return { sessionId: id, subjectId };
};
const read = (visitor: Awaited<ReturnType<typeof visit>>) => createOwnData(stage.now().world.submission, policy)?.read(visitor);

const NOTHING = { pictures: 0, picturesUntil: null, prompts: 0, inputs: 0, previews: 0, records: 0 };

test('NA-14: a visitor is told what their session holds at that moment, and nothing of another’s', async () => {
  const { clock } = stage.now();
  const [visitor, other] = [await visit(), await visit()];
  const at = clock.now();
  const session = { begun: at, until: new Date(at.getTime() + lifetime) };
  expect(await read(visitor)).toEqual({ at, session, ...NOTHING });
  const id = await stage.submit(stage.edit(), visitor.subjectId);
  expect(await read(visitor)).toEqual({ at, session, ...NOTHING, prompts: 1, inputs: 1, records: 1 });
  await stage.run(id);
  const picturesUntil = new Date(at.getTime() + policy.retention.result.lifetime);
  expect(await read(visitor)).toEqual({ at, session, ...NOTHING, pictures: 1, picturesUntil, records: 1 });
  expect(await read(other)).toEqual({ at, session, ...NOTHING });
});

test('NA-14: a picture whose time is over is held until it is destroyed, and so it is said', async () => {
  const { clock } = stage.now();
  const visitor = await visit();
  await stage.make({}, visitor.subjectId);
  clock.advance(policy.retention.result.lifetime);
  expect(await read(visitor)).toMatchObject({ pictures: 1, picturesUntil: clock.now() });
});

test('NA-14: nothing is held once the session is over, of a stranger, and by a session of somebody else', async () => {
  const [visitor, other] = [await visit(), await visit()];
  expect(await read({ ...visitor, subjectId: other.subjectId })).toBeNull();
  expect(await read({ sessionId: newId<'session'>(), subjectId: newId<'subject'>() })).toBeNull();
  await endVisit(stage.now().world.submission, { subjectId: visitor.subjectId });
  expect(await read(visitor)).toBeNull();
});

test('where there are accounts, a session alone is no answer', () => {
  expect(createOwnData(stage.now().world.submission, policies['one-hour'])).toBeNull();
});
