import { createAnonymousSessions } from '@candid/accounts';
import { createListener } from '@candid/db';
import { GENERATION_CHANNEL, runGeneration } from '@candid/imaging';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { createHistory } from '../history.ts';
import { createStudio } from '../studio.ts';
import { openImagingWorld } from '../testing/index.ts';
import { visitSpan } from './within-visit.ts';

const { retention, sessions } = policies.history;
const span = visitSpan(policies.history);

test('HI-14: a visitor’s pictures count down to the end of the session that leads to them, an account’s to their own', async () => {
  const clock = manualClock();
  const world = await openImagingWorld({ clock, rules: { resultLifetime: retention.result.lifetime } });
  const listener = await createListener({ url: world.urls.web, channels: [GENERATION_CHANNEL], onError: () => undefined });
  onTestFinished(async () => {
    await listener.close();
    await world.close();
  });
  const studio = createStudio(world.submission, { listener, trial: null, span });
  const { subjectId } = await createAnonymousSessions({ db: world.submission.db, clock, rules: sessions.anonymous }).start();
  const began = clock.now().getTime();
  clock.advance(60_000);
  const [generationId] = await world.submit(subjectId);
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });

  const end = new Date(began + sessions.anonymous.lifetime).toISOString();
  const seen = await studio.overview(subjectId, null);
  expect(seen.generations.map(({ image }) => image?.expiresAt)).toEqual([end]);
  expect(seen.limits.lifetimeMs).toBe(sessions.anonymous.lifetime);

  const history = createHistory(world.submission, policies.history);
  const everything = { filter: { from: null, before: null, model: null, shape: null, kind: null }, after: null };
  const page = await history?.page(subjectId, everything);
  const [picture] = page?.pictures ?? [];
  expect([page?.lifetimeMs, picture?.expiresAt]).toEqual([sessions.anonymous.lifetime, end]);
  expect(picture && (await history?.picture(subjectId, picture.id))?.expiresAt).toBe(end);

  clock.advance(sessions.anonymous.lifetime);
  const [after] = (await studio.overview(subjectId, null)).generations;
  expect(after?.image?.destroyedAt, 'over with the session, whether or not it has been swept').toBe(end);

  await world.database.kysely.updateTable('subject').set({ kind: 'account' }).where('id', '=', subjectId).execute();
  const kept = await studio.overview(subjectId, null);
  expect(kept.limits.lifetimeMs).toBe(retention.result.lifetime);
  expect(kept.generations[0]?.image).toMatchObject({
    expiresAt: new Date(began + 60_000 + retention.result.lifetime).toISOString(),
    destroyedAt: null,
  });
  const own = await history?.page(subjectId, everything);
  expect([own?.lifetimeMs, own?.pictures[0]?.expiresAt]).toEqual([
    retention.result.lifetime,
    kept.generations[0]?.image?.expiresAt,
  ]);
});

test('where pictures end before any session does, they count down to their own end', () => {
  expect(visitSpan(policies['one-hour'])).toBeNull();
  expect(span).toBe(sessions.anonymous.lifetime);
});
