import { createAnonymousSessions } from '@candid/accounts';
import { runGeneration } from '@candid/imaging';
import { newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOwnData } from './own-data.ts';
import { openImagingWorld, type ImagingWorld } from './testing/index.ts';
import { endVisit } from './visits/end-visit.ts';

const policy = policies['no-account'];
const { lifetime } = policy.sessions.anonymous;
let clock: ManualClock;
let world: ImagingWorld;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, policy });
});
afterEach(() => world.close());

const visit = async () => {
  const { id: sessionId, subjectId } = await createAnonymousSessions({
    db: world.submission.db,
    clock,
    rules: policy.sessions.anonymous,
  }).start();
  return { sessionId, subjectId };
};
const read = (visitor: Awaited<ReturnType<typeof visit>>) => createOwnData(world.submission, policy)?.read(visitor);

test('NA-14: a visitor is told what their session holds at that moment, and nothing of another’s', async () => {
  const [visitor, other] = [await visit(), await visit()];
  const begun = clock.now();
  const session = { begun, until: new Date(begun.getTime() + lifetime) };
  const nothing = { pictures: 0, picturesUntil: null, prompts: 0, inputs: 0, previews: 0, records: 0 };
  expect(await read(visitor)).toEqual({ at: begun, session, ...nothing });
  const [generationId] = await world.submit(visitor.subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  expect(await read(visitor)).toEqual({ at: begun, session, ...nothing, prompts: 1, records: 1 });
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  const picturesUntil = new Date(clock.now().getTime() + policy.retention.result.lifetime);
  expect(await read(visitor)).toEqual({ at: begun, session, ...nothing, pictures: 1, picturesUntil, records: 1 });
  expect(await read(other)).toMatchObject(nothing);
});

test('NA-14: nothing is held once the session is over, of a stranger, and of a session that is another’s', async () => {
  const [visitor, other] = [await visit(), await visit()];
  expect(await read({ sessionId: visitor.sessionId, subjectId: other.subjectId })).toBeNull();
  expect(await read({ sessionId: newId<'session'>(), subjectId: newId<'subject'>() })).toBeNull();
  await endVisit(world.submission, { subjectId: visitor.subjectId });
  expect(await read(visitor)).toBeNull();
});

test('where there are accounts, a session alone is no answer', () => {
  expect(createOwnData(world.submission, policies['one-hour'])).toBeNull();
});
