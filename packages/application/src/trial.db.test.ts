import { keepTrialMarkers } from '@candid/accounts';
import { createListener, type Listener } from '@candid/db';
import { GENERATION_CHANNEL, runGeneration } from '@candid/imaging';
import { duration, isAppError, NetworkAddress, type GenerationId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStudio, type StudioApi } from './studio.ts';
import { openImagingWorld, sweepImaging, type ImagingWorld } from './testing/index.ts';
import { createTrial } from './trial.ts';

const policy = policies.credits;
const KEPT = policy.retention['trial-marker']?.lifetime ?? 0;

let clock: ManualClock;
let world: ImagingWorld;
let listener: Listener;
let studio: StudioApi;
beforeAll(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, policy });
  listener = await createListener({ url: world.urls.web, channels: [GENERATION_CHANNEL], onError: () => undefined });
  studio = createStudio(world.submission, { listener, trial: createTrial(world.submission, policy), span: null });
});
afterAll(async () => {
  await listener.close();
  await world.close();
});

let nth = 0;
/** An address that no test has had before. */
let address: string;
beforeEach(() => {
  nth += 1;
  address = `198.51.${nth}.7`;
});

interface Ordering {
  readonly at?: string | null;
  readonly subjectId?: SubjectId;
  readonly prompt?: string;
  readonly clientKey?: string;
  readonly count?: number;
}

/** A form sent without an account from an address, by somebody new unless it is said who. */
const order = async ({ at = address, subjectId, ...changes }: Ordering = {}): Promise<GenerationId> => {
  const guest = { address: at === null ? null : NetworkAddress.parse(at) };
  const submitted = await studio.submit(subjectId ?? (await world.startSubject()), world.form(changes), guest);
  const [generation] = submitted.generations;
  if (!generation) throw new Error('nothing was submitted');
  return generation.id;
};

const codeOf = (reason: unknown): string => (isAppError(reason) ? reason.code : String(reason));
const refused = (ordering: Promise<unknown>): Promise<string> => ordering.then(() => 'taken in', codeOf);

const run = (generationId: GenerationId): Promise<void> =>
  runGeneration(world.work(), { generationId, signal: new AbortController().signal });

const marks = () => world.database.kysely.selectFrom('trial_marker').selectAll().execute();
const subjects = () => world.database.kysely.selectFrom('subject').select('id').where('kind', '=', 'marker').execute();
const keeping = (lifetime = KEPT) => keepTrialMarkers({ db: world.work().db, lifetime });
/** One sweep, and what it left. */
const sweep = async (lifetime = KEPT) => {
  await keeping(lifetime).sweep(clock.now());
  return keeping(lifetime).count(clock.now());
};

describe('the free picture of an address', () => {
  test('CR-08: of 200 first orders that arrive together from one address exactly one is taken in, and nothing of the others stays', async () => {
    const before = (await marks()).length;
    const visitors = await Promise.all(Array.from({ length: 200 }, () => world.startSubject()));
    const answers = await Promise.allSettled(visitors.map((subjectId) => order({ subjectId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [codeOf(answer.reason)] : []));
    expect(new Set(codes)).toEqual(new Set(['trial_used']));
    const made = world.database.kysely.selectFrom('generation').select('id').where('subject_id', 'in', visitors).execute();
    expect([await made, (await marks()).length]).toEqual([[expect.anything()], before + 1]);
    expect((await subjects()).length).toBe((await marks()).length);
  });

  test('CR-08: neighbours in one IPv6 network share it however they are written, and the next network has its own', async () => {
    const neighbours = Array.from({ length: 20 }, (_, host) => `2001:db8:${nth}:1:${(host * 977).toString(16)}::${host + 1}`);
    const answers = await Promise.allSettled(neighbours.map((at) => order({ at })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refused(order({ at: `2001:db8:${nth}:2::1` }))).toBe('taken in');
    await order();
    expect(await refused(order({ at: `::ffff:${address}` }))).toBe('trial_used');
  });

  test('CR-08: a second one is refused while the first is made and after it came, and an address nobody vouches for has none', async () => {
    const first = await order();
    expect(await refused(order())).toBe('trial_used');
    await run(first);
    expect(await refused(order())).toBe('trial_used');
    expect(await refused(order({ at: null }))).toBe('trial_used');
  });

  test.each(['[fault:429]', '[fault:500]', '[fault:moderation-input]', '[fault:moderation-output]', '[fault:502]'])(
    'CR-08: a first picture that fails (%s) does not use it up',
    async (fault) => {
      const first = await order({ prompt: `A red boat ${fault}` });
      expect(await refused(order())).toBe('trial_used');
      await run(first);
      const { state } = await world.database.kysely
        .selectFrom('generation')
        .select('state')
        .where('id', '=', first)
        .executeTakeFirstOrThrow();
      const after = await Promise.allSettled(Array.from({ length: 20 }, () => order()));
      const taken = after.filter(({ status }) => status === 'fulfilled').length;
      expect([state, taken]).toEqual(['failed', 1]);
    },
  );

  test('CR-08: one that is cancelled does not use it up, and swept before the next order nothing is left of it', async () => {
    const subjectId = await world.startSubject();
    const first = await order({ subjectId });
    await studio.cancel(subjectId, first);
    const before = await marks();
    expect(before.filter(({ generation_id }) => generation_id === first)).toHaveLength(1);
    expect(await sweep()).toMatchObject({ overdue: 0 });
    expect((await marks()).filter(({ generation_id }) => generation_id === first)).toEqual([]);
    expect((await subjects()).length).toBe((await marks()).length);
    expect(await refused(order())).toBe('taken in');
  });

  test('CR-08: one that never ends is ended after its longest time, and does not use it up', async () => {
    const first = await order();
    clock.advance(duration.minutes(46));
    await sweepImaging(world.work(), policy);
    expect(await refused(order())).toBe('taken in');
    await sweep();
    expect((await marks()).some(({ generation_id }) => generation_id === first)).toBe(false);
  });

  test('a form sent again is the one it was, and two pictures at once are not free', async () => {
    const [subjectId, clientKey] = [await world.startSubject(), randomUUID()];
    const first = await order({ subjectId, clientKey });
    expect(await order({ subjectId, clientKey })).toBe(first);
    expect(await refused(order({ at: '203.0.113.9', count: 2 }))).toBe('count_illegal');
  });
});

describe('the mark', () => {
  test('CR-08: is a keyed hash, says nothing of the address, and leads to nobody once the picture came', async () => {
    const subjectId = await world.startSubject();
    const first = await order({ subjectId });
    await run(first);
    await sweep();
    const mark = (await marks()).at(-1);
    expect(mark).toMatchObject({ generation_id: null });
    expect(mark?.address_index).not.toEqual(createHash('sha256').update(address).digest());
    expect(mark?.subject_id).not.toBe(subjectId);
    const { rows } = await world.database.pool.query<{ table: string; xml: string }>(
      `SELECT table_name AS "table", query_to_xml(format('SELECT * FROM %I.%I', table_schema, table_name), true, false, '')::text AS xml
       FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    );
    expect(rows.filter(({ xml }) => xml.includes(address)).map(({ table }) => table)).toEqual([]);
  });

  test('CR-08: is good for as long as the policy says and gone then, whether or not it was swept', async () => {
    await run(await order());
    clock.advance(KEPT - duration.seconds(1));
    expect(await refused(order())).toBe('trial_used');
    clock.advance(duration.seconds(1));
    expect(await refused(order())).toBe('taken in');
    await run(await order({ at: '203.0.113.77' }));
    clock.advance(KEPT);
    expect(await sweep()).toMatchObject({ overdue: 0 });
    expect([await marks(), await subjects()]).toEqual([[], []]);
  });

  test('a policy that keeps it less long since counts for the marks there are; one that keeps it longer does not', async () => {
    await run(await order());
    clock.advance(duration.days(10));
    const sweepAt = async (days: number) => (await sweep(duration.days(days)))?.held;
    expect(await sweepAt(400)).toBe(1);
    clock.advance(KEPT - duration.days(10) - 1);
    expect(await sweepAt(400)).toBe(1);
    clock.advance(1);
    expect(await sweepAt(400)).toBe(0);
    await run(await order());
    expect(await sweepAt(10)).toBe(1);
    clock.advance(duration.days(10));
    expect(await sweepAt(90)).toBe(0);
  });
});
