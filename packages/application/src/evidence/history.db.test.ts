import { objectTo, restrict, withdrawObjection } from '@candid/accounts';
import { createDecoder, openImage, readTasks, removePictures, runGeneration, type Decoder } from '@candid/imaging';
import { duration, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openImagingWorld, sweepImaging, type ImagingWorld } from '../testing/index.ts';
import { createSuggestions } from '../suggestions.ts';
import { probes } from './index.ts';

let decoder: Decoder;
let upload: Buffer;
let clock: ManualClock;
let world: ImagingWorld;
let subjectId: SubjectId;
beforeAll(async () => {
  decoder = createDecoder();
  upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
});
afterAll(() => decoder.close());

const open = (id: 'history' | 'credits') => {
  beforeEach(async () => {
    clock = manualClock();
    world = await openImagingWorld({ clock, decoder, policy: policies[id] });
    subjectId = await world.startSubject('open', 'account');
  });
  afterEach(() => world.close());
};

const context = () => ({ db: world.submission.db, clock, policy: world.policy, keys: world.submission.vault });
const make = async (changes: Parameters<ImagingWorld['submit']>[1] = {}, of = subjectId): Promise<void> => {
  const [generationId] = await world.submit(of, changes);
  if (generationId === undefined) throw new Error('nothing was submitted');
  clock.advance(duration.seconds(1));
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
};
const edit = () => ({ prompt: 'a boat', intent: 'edit', references: [{ bytes: upload }] }) as const;

describe('under history', () => {
  open('history');

  test('HI-03 evidence: what was written and uploaded lies under the own content key of its account', async () => {
    await make(edit());
    expect(await probes['sealed-content'](context())).toEqual({ ok: true, figures: { held: 2, foreign: 0 } });
  });

  test('HI-14 HI-28 evidence: inputs and picture are held together, go together, and nothing is overdue', async () => {
    await make(edit());
    const picture = { held: 1, overdue: 0, prolonged: 0 };
    expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 2, ended: 0 } });
    expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: picture });
    await removePictures(world.submission, { subjectId, images: 'all' });
    expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
    expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: { held: 0 } });
    await make(edit());
    clock.advance(duration.days(31));
    expect(await probes['inputs-held'](context())).toMatchObject({ ok: false, figures: { ended: 2 } });
    await sweepImaging(world.work(), world.policy);
    expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
  });

  test('HI-08: settings come from own pictures and nobody else’s, and stop with an objection or a restriction at once', async () => {
    const suggestions = createSuggestions(world.submission, world.policy);
    if (!suggestions) throw new Error('this policy suggests');
    const [other, visitor] = [await world.startSubject('open', 'account'), await world.startSubject()];
    for (let made = 0; made < 2; made += 1) await make({ model: 'gpt-image-1-mini', quality: 'high', ratio: '3:4' });
    await make({ model: 'gpt-image-2', quality: 'low', ratio: '1:1' });
    await make({ model: 'gpt-image-1.5' }, visitor);
    const own = { model: 'gpt-image-1-mini', quality: 'high', ratio: '3:4', resolution: 'standard' };
    expect(await suggestions.fields(subjectId)).toEqual(own);
    expect(await suggestions.fields(other)).toBeNull();
    expect(await suggestions.fields(visitor)).toBeNull();

    await suggestions.set(subjectId, false);
    expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['objected', null]);
    await suggestions.set(subjectId, true);
    expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['on', own]);
    await restrict(world.submission, subjectId);
    expect([await suggestions.standing(subjectId), await suggestions.fields(subjectId)]).toEqual(['restricted', null]);
  });

  test('HI-08 evidence: who is served is counted by asking, and nobody is served despite a no', async () => {
    const [objecting, restricted] = [await world.startSubject('open', 'account'), await world.startSubject('open', 'account')];
    for (const one of [subjectId, objecting, restricted]) await make({}, one);
    expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 3, despite: 0 } });
    await objectTo({ db: world.submission.db, clock }, { subjectId: objecting, purpose: 'personalisation' });
    await restrict(world.submission, restricted);
    expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 1, despite: 0 } });
    await withdrawObjection({ db: world.submission.db, clock }, { subjectId: objecting, purpose: 'personalisation' });
    expect(await probes.personalisation(context())).toEqual({ ok: true, figures: { served: 2, despite: 0 } });
  });
});

describe('under credits', () => {
  open('credits');

  test('CR-09: a task is told by number, size, outcome and times, without words or picture, and page by page', async () => {
    await make({ prompt: 'a secret garden' });
    await make({ prompt: 'a boat [fault:429]' });
    const { tasks, next } = await readTasks(world.submission, { subjectId, after: null, limit: 1 });
    expect(tasks).toMatchObject([{ state: 'failed', width: 1024, height: 1024, credits: null, result: null }]);
    const older = await readTasks(world.submission, { subjectId, after: next, limit: 1 });
    expect(older).toMatchObject({ tasks: [{ state: 'delivered', result: { isOver: false } }], next: null });
    expect(JSON.stringify([tasks, older])).not.toMatch(/secret|boat/);
    const stranger = await world.startSubject('open', 'account');
    expect(await readTasks(world.submission, { subjectId: stranger, after: null, limit: 9 })).toEqual({ tasks: [], next: null });
  });

  test('CR-09 evidence: no column of the list holds content, and no words outlive their task', async () => {
    await make(edit());
    expect(await probes['task-fields'](context())).toMatchObject({ ok: true, figures: { withContent: 0, withWords: 0 } });
  });

  test('CR-17: a picture can be fetched for fourteen days and not a moment longer; what it was made from went at once', async () => {
    await make(edit());
    expect(await probes['inputs-held'](context())).toEqual({ ok: true, figures: { held: 0, ended: 0 } });
    const { id: imageId } = await world.database.kysely.selectFrom('image').select('id').executeTakeFirstOrThrow();
    clock.advance(duration.days(14) - 1);
    await openImage(world.submission, { subjectId, imageId });
    clock.advance(1);
    await expect(openImage(world.submission, { subjectId, imageId })).rejects.toMatchObject({ code: 'gone' });
    const { tasks } = await readTasks(world.submission, { subjectId, after: null, limit: 9 });
    expect(tasks).toMatchObject([{ state: 'delivered', result: { isOver: true } }]);
  });

  test('CR-17 evidence: pictures are held for their fourteen days, none longer than promised, none past its sweep', async () => {
    await make(edit());
    clock.advance(duration.days(14) - 1);
    const figures = { held: 1, oldestSeconds: 14 * 86_400, overdue: 0, prolonged: 0 };
    expect(await probes['results-held'](context())).toEqual({ ok: true, figures });
    clock.advance(duration.minutes(2));
    expect(await probes['results-held'](context())).toMatchObject({ ok: false, figures: { overdue: 1 } });
    await sweepImaging(world.work(), world.policy);
    expect(await probes['results-held'](context())).toMatchObject({ ok: true, figures: { held: 0 } });
  });
});
