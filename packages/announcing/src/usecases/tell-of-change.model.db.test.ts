import { inTransaction } from '@candid/db';
import { duration, type Milliseconds, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnnouncingFixture, type AnnouncingFixture } from '../announcing.fixture.ts';
import { announcingCrashPoints, type AnnouncingCrashPoint, type Change, type TellingContext } from '../context.ts';
import { dismissNotice, readNotice } from './read-notice.ts';
import { tellOfChange } from './tell-of-change.ts';

/*
 * The goal: in every history of people who come and go, versions that are announced, and workers that die, each account that agreed to
 * what stood before is told of the newest version once, with one letter; nobody is told twice; who read it is not shown it again. The
 * method: random histories over the real tables against a model; then the same over workers with a known fault, which must be found.
 */

type Step =
  | { readonly kind: 'sign-up' }
  | { readonly kind: 'leave'; readonly who: number }
  | { readonly kind: 'announce' }
  | { readonly kind: 'pass'; readonly by: Milliseconds }
  | { readonly kind: 'read'; readonly who: number }
  | { readonly kind: 'tell'; readonly workers: 1 | 2; readonly dies: AnnouncingCrashPoint | null; readonly after: number };

type Engine = (ctx: TellingContext, change: Change) => Promise<unknown>;

interface Person {
  readonly subjectId: SubjectId;
  readonly since: number;
  hasLeft: boolean;
  readonly read: Set<string>;
}

let fixture: AnnouncingFixture;
beforeAll(async () => {
  fixture = await createAnnouncingFixture();
});
afterAll(() => fixture.close());

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'sign-up' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'announce' }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), by: fc.constantFrom(1, duration.hours(1), duration.days(20)) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), who: fc.nat(9) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      workers: fc.constantFrom(1 as const, 2 as const),
      dies: fc.constantFrom(null, ...announcingCrashPoints),
      after: fc.nat(2),
    }),
  },
);
const histories = fc.array(step, { minLength: 3, maxLength: 10 });

const dyingAt = (point: AnnouncingCrashPoint | null, after: number): TellingContext => {
  let left = after;
  const reach = (here: AnnouncingCrashPoint): void => {
    if (here === point && left-- <= 0) throw new Error('the power went');
  };
  return { ...fixture.ctx, reach };
};

/** A history over an engine. Throws where what is there is not what the model says. */
const run = async (steps: readonly Step[], tell: Engine): Promise<void> => {
  await fixture.empty();
  const { clock } = fixture;
  const people: Person[] = [];
  const changes: Change[] = [];
  const day = (): string => new Date(Date.UTC(2030, 0, 1 + changes.length)).toISOString().slice(0, 10);
  const read = async (person: Person, { version }: Change): Promise<void> => {
    const ctx = { db: fixture.web.kysely, clock };
    const notice = await readNotice(ctx, { subjectId: person.subjectId, version, isShown: true });
    if (notice) expect(notice.isDismissed, 'read is read').toBe(person.read.has(version));
    if (!notice || person.hasLeft) return;
    await dismissNotice(ctx, { subjectId: person.subjectId, version });
    person.read.add(version);
  };
  for (const now of steps) {
    const change = changes.at(-1);
    if (now.kind === 'pass') clock.advance(now.by);
    if (now.kind === 'announce')
      changes.push({ version: day(), effectiveAt: new Date(clock.now().getTime() + duration.days(30)) });
    if (now.kind === 'sign-up') {
      people.push({ subjectId: await fixture.openAccount(), since: clock.now().getTime(), hasLeft: false, read: new Set() });
      clock.advance(1);
    }
    const person = 'who' in now && people.length > 0 ? people[now.who % people.length] : undefined;
    if (now.kind === 'leave' && person) {
      await fixture.admin.pool.query("UPDATE subject SET state = 'erased' WHERE id = $1", [person.subjectId]);
      person.hasLeft = true;
    }
    if (now.kind === 'read' && person && change) await read(person, change);
    if (now.kind === 'tell' && change)
      await Promise.allSettled(Array.from({ length: now.workers }, () => tell(dyingAt(now.dies, now.after), change)));
  }
  const last = changes.at(-1);
  if (last) await tell(fixture.ctx, last);
  for (const change of changes) {
    for (const { subjectId, notices, letters } of await fixture.told(change.version)) {
      const person = people.find((one) => one.subjectId === subjectId);
      expect(notices, 'nobody is told twice').toBeLessThanOrEqual(1);
      expect(letters, 'a notice and its letter come together').toBe(notices);
      if (change !== last || person === undefined) continue;
      const isOwed = !person.hasLeft && person.since < change.effectiveAt.getTime();
      if (isOwed) expect(notices, 'everybody who is owed it is told').toBe(1);
      if (person.since >= change.effectiveAt.getTime()) expect(notices, 'who came later agreed to it').toBe(0);
    }
  }
};

const holds = (tell: Engine) => fc.asyncProperty(histories, (steps) => run(steps, tell));

test('HI-26: in every history each account is told once, with one letter', async () => {
  await fc.assert(holds(tellOfChange), { numRuns: 30 });
});

/** The same histories in every run: whether a fault is found must not hang on luck. */
const FINDING = { numRuns: 200, endOnFailure: true, seed: 20_261 };
const findsFault = async (tell: Engine): Promise<boolean> => (await fc.check(holds(tell), FINDING)).failed;

test('a worker that commits the notice before it asks for the letter is found', async () => {
  const hasty: Engine = async (ctx, change) => {
    const find = () => ctx.db.selectFrom('change_notice').selectAll().where('version', '=', change.version).execute();
    const before = new Set((await find()).map(({ id }) => id));
    await tellOfChange({ ...ctx, byMail: false }, change);
    for (const { id, subject_id: subjectId } of (await find()).filter((notice) => !before.has(notice.id)))
      await inTransaction(ctx.db, (tx) => postLetter(tx, ctx, { kind: 'policy-change', subjectId, causeId: id }));
  };
  expect(await findsFault(hasty)).toBe(true);
});

test('a worker that remembers how far it came, and not whom it told, is found', async () => {
  const position = new Map<string, number>();
  const forgetful: Engine = async (ctx, change) => {
    const people = await ctx.db.selectFrom('account').select('subject_id').orderBy('created_at').execute();
    const from = position.get(change.version) ?? 0;
    position.set(change.version, people.length);
    if (from < people.length) await tellOfChange(ctx, change);
  };
  const found = fc.check(
    fc.asyncProperty(histories, async (steps) => {
      position.clear();
      await run(steps, forgetful);
    }),
    FINDING,
  );
  expect((await found).failed).toBe(true);
});
