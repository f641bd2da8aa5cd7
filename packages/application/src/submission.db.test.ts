import { createDecoder, runGeneration, submitGeneration, type Decoder, type SubmissionContext } from '@candid/imaging';
import { AppError, isAppError } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobFiles, objectKeys, openImagingWorld, type ImagingWorld, type WorldOptions } from './testing/index.ts';

let decoder: Decoder;
let upload: Buffer;
beforeAll(async () => {
  decoder = createDecoder();
  upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
});
afterAll(() => decoder.close());

const inWorld = async (options: Partial<WorldOptions>, work: (world: ImagingWorld) => Promise<void>): Promise<void> => {
  const world = await openImagingWorld({ clock: manualClock(), decoder, ...options });
  try {
    await work(world);
  } finally {
    await world.close();
  }
};

const generationCount = async (world: ImagingWorld): Promise<number> =>
  (await world.database.kysely.selectFrom('generation').select('id').execute()).length;
const reserved = async (world: ImagingWorld): Promise<number> =>
  (await world.database.kysely.selectFrom('spend_day').select('reserved_micro_usd').execute()).reduce(
    (sum, day) => sum + day.reserved_micro_usd,
    0,
  );
const jobCount = async (world: ImagingWorld): Promise<number> =>
  (await world.database.pool.query(`SELECT FROM pgboss.job WHERE name = 'run-generation'`)).rowCount ?? 0;

const codesOf = (results: readonly PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    return [isAppError(result.reason) ? result.reason.code : String(result.reason)];
  });

/** Nothing of a refused submission is there. */
const expectNothing = async (world: ImagingWorld): Promise<void> => {
  expect({
    generations: await generationCount(world),
    jobs: await jobCount(world),
    keys: await objectKeys(world),
    blobs: await blobFiles(world),
    reserved: await reserved(world),
  }).toEqual({ generations: 0, jobs: 0, keys: [], blobs: [], reserved: 0 });
};

test('a form sent 20 times at once is one submission, one job and one call for each picture', () =>
  inWorld({}, async (world) => {
    const subject = await world.startSubject();
    const form = { clientKey: randomUUID(), count: 2, intent: 'edit', references: [{ bytes: upload }] } as const;
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.submit(subject, form)));
    expect(new Set(answers.map((ids) => ids.join())).size).toBe(1);
    expect([await generationCount(world), await jobCount(world)]).toEqual([2, 2]);
    // Per picture a prompt and an input.
    expect([(await objectKeys(world)).length, (await blobFiles(world)).length]).toEqual([4, 2]);

    const ids = answers[0] ?? [];
    const work = world.work();
    const signal = new AbortController().signal;
    await Promise.all([...ids, ...ids, ...ids].map((generationId) => runGeneration(work, { generationId, signal })));
    expect(world.sandbox.journal.count('/v1/images/edits')).toBe(2);
    expect((await world.whenEnded(ids)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(await world.submit(subject, form)).toEqual(ids);
    expect((await objectKeys(world)).length).toBe(2);
  }));

test('the same key of another subject is another submission', () =>
  inWorld({}, async (world) => {
    const clientKey = randomUUID();
    const [one] = await world.submit(await world.startSubject(), { clientKey });
    const [other] = await world.submit(await world.startSubject(), { clientKey });
    expect(other).not.toBe(one);
  }));

test('of k + m submissions at once, a session with room for k gets exactly k', () =>
  inWorld({ rules: { generationsPerSession: { count: 5, per: 3_600_000 } } }, async (world) => {
    const subject = await world.startSubject();
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => world.submit(subject)));
    expect(codesOf(results)).toEqual(Array<string>(7).fill('limit_session'));
    expect(await generationCount(world)).toBe(5);
    expect(await objectKeys(world)).toHaveLength(5);
  }));

test("the day's cap holds for any mix of sessions at once, and money set aside is what was accepted", async () => {
  const world = await openImagingWorld({ clock: manualClock(), decoder });
  const db = world.database.kysely;
  const wipe = async (): Promise<void> => {
    for (const table of ['generation', 'spend_day'] as const) await db.deleteFrom(table).execute();
    await world.keyring.pool.query('DELETE FROM epoch_key');
  };
  try {
    const probe = await world.submit(await world.startSubject());
    const { estimate_micro_usd: estimate } = await db
      .selectFrom('generation')
      .select('estimate_micro_usd')
      .where('id', 'in', probe)
      .executeTakeFirstOrThrow();
    expect(estimate).toBeGreaterThan(0);
    const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(counts, fc.integer({ min: 0, max: 12 }), async (sessions, room) => {
        await wipe();
        const ctx: SubmissionContext = { ...world.submission, rules: { ...world.submission.rules, dailyCap: estimate * room } };
        const forms = sessions.map((count) => world.form({ count }));
        const results = await Promise.allSettled(
          forms.map(async (input) => submitGeneration(ctx, { subjectId: await world.startSubject(), input })),
        );
        const accepted = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])).length;
        expect(new Set(codesOf(results))).toEqual(new Set(accepted === sessions.reduce((a, b) => a + b) ? [] : ['limit_spend']));
        expect(await generationCount(world)).toBe(accepted);
        expect(accepted).toBeLessThanOrEqual(room);
        expect(await reserved(world)).toBe(accepted * estimate);
        // Whoever was refused did not fit into what is left.
        const refused = sessions.filter((_, index) => results[index]?.status === 'rejected');
        for (const count of refused) expect(accepted + count).toBeGreaterThan(room);
      }),
      { numRuns: 15 },
    );
  } finally {
    await world.close();
  }
});

test("the operator's switch refuses what comes, and stops what is queued before the provider is called", () =>
  inWorld({}, async (world) => {
    const subject = await world.startSubject();
    const [generationId] = await world.submit(subject);
    await world.database.kysely
      .insertInto('operator_switch')
      .values({ name: 'generation', stopped: true, changed_at: world.submission.clock.now() })
      .execute();
    await expect(world.submit(subject)).rejects.toMatchObject({ code: 'stopped_by_operator' });
    expect(await generationCount(world)).toBe(1);
    if (!generationId) throw new Error('nothing was submitted');
    await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
    const [ended] = await world.whenEnded([generationId]);
    expect(ended).toMatchObject({ state: 'failed', failure_code: 'stopped_by_operator', call_started_at: null });
    expect(world.sandbox.journal.count('/v1/images/generations')).toBe(0);
    expect(await objectKeys(world)).toEqual([]);
  }));

test.each([
  ['restricted', 'edit'],
  ['restricted', 'generate'],
  ['erased', 'edit'],
  ['erased', 'generate'],
] as const)('a subject that is %s can %s nothing, and nothing is left of the try', (state, intent) =>
  inWorld({}, async (world) => {
    const subject = await world.startSubject(state);
    const references = intent === 'edit' ? [{ bytes: upload }] : [];
    const submitted = world.submit(subject, { intent, references, count: 3 });
    await expect(submitted).rejects.toMatchObject({ code: 'forbidden', detail: { state } });
    await expectNothing(world);
  }),
);

test('words sent ten times at once are one submission, and leave one key for each picture', () =>
  inWorld({}, async (world) => {
    const subject = await world.startSubject();
    const form = { clientKey: randomUUID(), count: 3 };
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.submit(subject, form)));
    expect(new Set(answers.map((ids) => ids.join())).size).toBe(1);
    expect([await generationCount(world), (await objectKeys(world)).length]).toEqual([3, 3]);
  }));

test('a keyring that fails while the database refuses is one refusal, and leaves nothing', () =>
  inWorld({}, async (world) => {
    const { vault } = world.submission;
    const failing = { ...vault, sealField: () => Promise.reject(new AppError('database_unreachable')) };
    const ctx: SubmissionContext = { ...world.submission, vault: failing };
    const refused = submitGeneration(ctx, { subjectId: await world.startSubject('restricted'), input: world.form({}) });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    const failed = submitGeneration(ctx, { subjectId: await world.startSubject(), input: world.form({}) });
    await expect(failed).rejects.toMatchObject({ code: 'database_unreachable' });
    await expectNothing(world);
  }));

test.each([1, 2, 3, 4])('when step %i of the sealing fails, the keys and files before it are gone', (failing) =>
  inWorld({}, async (world) => {
    const { vault } = world.submission;
    let step = 0;
    const count = (): void => {
      step += 1;
      if (step === failing) throw new AppError('storage_full');
    };
    const ctx: SubmissionContext = {
      ...world.submission,
      vault: {
        ...vault,
        sealField: async (field) => (count(), vault.sealField(field)),
        putBlob: async (blob) => (count(), vault.putBlob(blob)),
      },
    };
    const input = world.form({ count: 2, intent: 'edit', references: [{ bytes: upload }] });
    const submitted = submitGeneration(ctx, { subjectId: await world.startSubject(), input });
    await expect(submitted).rejects.toMatchObject({ code: 'storage_full' });
    await expectNothing(world);
  }),
);

test('when the second of two jobs cannot be put into the queue, nothing of the submission is left', () =>
  inWorld({}, async (world) => {
    const { jobs } = world.submission;
    let sent = 0;
    const enqueue: typeof jobs.enqueue = async (tx, name, payload) => {
      sent += 1;
      if (sent === 2) throw new AppError('database_unreachable');
      await jobs.enqueue(tx, name, payload);
    };
    const input = world.form({ count: 2, intent: 'edit', references: [{ bytes: upload }] });
    const ctx = { ...world.submission, jobs: { enqueue } };
    const submitted = submitGeneration(ctx, { subjectId: await world.startSubject(), input });
    await expect(submitted).rejects.toMatchObject({ code: 'database_unreachable' });
    await expectNothing(world);
  }));
