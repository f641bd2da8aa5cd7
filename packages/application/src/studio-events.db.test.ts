import { createListener, type Listener } from '@candid/db';
import { GENERATION_CHANNEL } from '@candid/imaging';
import type { GenerationId, SubjectId } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StudioEvent } from './follow-studio.ts';
import { createStudio, type StudioApi } from './studio.ts';
import { openImagingWorld, type ImagingWorld } from './testing/index.ts';

let world: ImagingWorld;
let listener: Listener;
let studio: StudioApi;
let subjectId: SubjectId;
let slow: GenerationId;
let quick: GenerationId;

beforeAll(async () => {
  world = await openImagingWorld({ clock: manualClock() });
  listener = await createListener({ url: world.urls.web, channels: [GENERATION_CHANNEL], onError: () => undefined });
  studio = createStudio(world.submission, { listener, trial: null, span: null });
});
beforeEach(async () => {
  subjectId = await world.startSubject();
  [slow, quick] = (await world.submit(subjectId, { count: 2 })) as [GenerationId, GenerationId];
});
afterAll(async () => {
  await listener.close();
  await world.close();
});

/** A transaction that has written an event of a generation, and has an id for it, but is not committed. */
const writeEvent = async (generationId: GenerationId): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: world.urls.worker });
  await client.connect();
  await client.query('BEGIN');
  await client.query(
    `WITH event AS (
       INSERT INTO generation_event (generation_id, subject_id, kind, at) VALUES ($1, $2, 'state', $3) RETURNING id, subject_id
     ) SELECT pg_notify('${GENERATION_CHANNEL}', subject_id || ' ' || id) FROM event`,
    [generationId, subjectId, world.submission.clock.now()],
  );
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
};

type Told = { readonly id: string; readonly event: StudioEvent };
const idIn = ({ event }: Told): GenerationId | Exclude<StudioEvent['kind'], 'generation'> =>
  event.kind === 'generation' ? event.generation.id : event.kind;

/** What the stream tells until it has told of `last`. */
const hearUntil = async (stream: AsyncIterator<Told>, last: GenerationId | 'reset'): Promise<Told[]> => {
  const heard: Told[] = [];
  while (heard.length === 0 || idIn(heard.at(-1) as Told) !== last) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the stream ended');
    heard.push(value);
  }
  return heard;
};

test('an event whose transaction commits after a younger one’s is told all the same', async () => {
  const ended = new AbortController();
  const stream = studio.events(subjectId, { afterId: null, signal: ended.signal })[Symbol.asyncIterator]();
  await hearUntil(stream, 'reset');
  const commitSlow = await writeEvent(slow);
  await (
    await writeEvent(quick)
  )();
  await hearUntil(stream, quick);
  await commitSlow();
  expect((await hearUntil(stream, slow)).map(idIn)).toContain(slow);
  ended.abort();
  await stream.return?.();
});

test('a reader that was away when it committed hears of it when it comes back', async () => {
  const first = new AbortController();
  const before = studio.events(subjectId, { afterId: null, signal: first.signal })[Symbol.asyncIterator]();
  await hearUntil(before, 'reset');
  const commitSlow = await writeEvent(slow);
  await (
    await writeEvent(quick)
  )();
  const known = (await hearUntil(before, quick)).at(-1)?.id ?? null;
  first.abort();
  await before.return?.();
  await commitSlow();
  const second = new AbortController();
  const after = studio.events(subjectId, { afterId: known, signal: second.signal })[Symbol.asyncIterator]();
  expect((await hearUntil(after, slow)).map(idIn)).toContain(slow);
  second.abort();
  await after.return?.();
});
