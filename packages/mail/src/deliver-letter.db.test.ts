import { createDatabase, inTransaction, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createEgress } from '@candid/egress';
import { createJobSender, installQueues, type JobSender } from '@candid/jobs';
import { AppError, duration, newId, type LetterId, type SubjectId } from '@candid/kernel';
import { startSandbox, type FaultName, type RunningSandbox } from '@candid/sandbox';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverLetter, mailCrashPoints, type DeliveryContext, type MailCrashPoint } from './deliver-letter.ts';
import type { LetterKind } from './letters.ts';
import { postLetter } from './post-letter.ts';
import { createSmtpTransport } from './smtp.ts';

// Goal: a cause has its letter once: none that was undone, none twice by a second job, and after a crash what its kind says.
// Method: the real queue's tables and the stand-in's server; a death is an error thrown at a named point.

const clock = manualClock();
let database: TestDatabase<'web' | 'worker' | 'console' | 'owner'>;
let sandbox: RunningSandbox;
let web: DatabaseHandle<Database>;
let worker: DatabaseHandle<Database>;
let jobs: JobSender;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock, name: 'mail', queue: installQueues }));
  sandbox = await startSandbox({ port: 0 });
  web = createDatabase({ url: database.urls.web, applicationName: 'test', max: 4 });
  worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 4 });
  jobs = await createJobSender({ url: database.urls.web, applicationName: 'test', onTrouble: () => undefined });
});
afterAll(async () => {
  await jobs.close();
  for (const handle of [web, worker]) await handle.destroy();
  await sandbox.close();
  await database.drop();
});
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.letters.clear();
});

const TO = 'ada@people.example';

const contextWith = (over: Partial<DeliveryContext> = {}): DeliveryContext => {
  const server = { host: '127.0.0.1', port: sandbox.smtpPort, tls: 'none', login: null } as const;
  const sockets = [{ role: 'mail', ...server }] as const;
  const egress = createEgress({ recipients: [{ role: 'mail', hosts: [] }], addresses: [], sockets, onRefused: () => undefined });
  return {
    db: worker.kysely,
    clock,
    transport: createSmtpTransport({ egress, server, name: 'candid.example' }),
    write: async () => ({ to: TO, content: { text: 'password-changed', at: clock.now(), link: 'http://localhost:3000/forgot' } }),
    from: 'Candid <post@candid.example>',
    origin: 'http://localhost:3000',
    reach: () => undefined,
    ...over,
  };
};

const aSubject = async (): Promise<SubjectId> => {
  const id = newId<'subject'>();
  const at = clock.now();
  await web.kysely
    .insertInto('subject')
    .values({ id, kind: 'account', state: 'open', created_at: at, last_seen_at: at })
    .execute();
  return id;
};

const post = async (kind: LetterKind, causeId: string = newId()): Promise<LetterId> => {
  const subjectId = await aSubject();
  await inTransaction(web.kysely, (tx) =>
    postLetter(tx, { jobs, clock, letterLifetime: duration.days(30) }, { kind, subjectId, causeId }),
  );
  const row = await worker.kysely
    .selectFrom('mail_delivery')
    .select('id')
    .where('cause_id', '=', causeId)
    .executeTakeFirstOrThrow();
  return row.id;
};

const stateOf = async (id: LetterId) =>
  worker.kysely
    .selectFrom('mail_delivery')
    .select(['state', 'failure', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Runs a letter's job again and again, as the queue does, until it rests. */
const runToEnd = async (id: LetterId, context = contextWith()): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) {
    const rests = await deliverLetter(context, id).then(
      () => true,
      () => false,
    );
    if (rests) return;
  }
};

const jobCount = async (): Promise<number> => {
  const { rows } = await worker.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'send-letter'");
  return rows[0]?.n ?? 0;
};

test('a letter and its job come with their transaction, and go with it', async () => {
  const before = await jobCount();
  const subjectId = await aSubject();
  const undone = inTransaction(web.kysely, async (tx) => {
    await postLetter(tx, { jobs, clock, letterLifetime: duration.days(30) }, { kind: 'reset', subjectId, causeId: newId() });
    throw new AppError('conflict');
  });
  await expect(undone).rejects.toMatchObject({ code: 'conflict' });
  expect(await jobCount()).toBe(before);
  await post('reset');
  expect(await jobCount()).toBe(before + 1);
});

test('a cause has one letter of a kind', async () => {
  const causeId = newId();
  await post('reset', causeId);
  await expect(post('reset', causeId)).rejects.toThrow(/mail_delivery_template_cause_id/);
});

test('a letter is sent once, though its job runs again', async () => {
  const id = await post('password-changed');
  for (let turn = 0; turn < 3; turn += 1) await deliverLetter(contextWith(), id);
  expect(sandbox.letters.list(TO)).toHaveLength(1);
  expect(await stateOf(id)).toEqual({ state: 'sent', failure: null, attempts: 1 });
});

test('two runs at once hand one letter over', async () => {
  const id = await post('reset');
  await Promise.allSettled([1, 2, 3].map(() => deliverLetter(contextWith(), id)));
  expect(sandbox.letters.list(TO)).toHaveLength(1);
});

test.each<[FaultName, LetterKind, object, number]>([
  ['smtp-451', 'reset', { state: 'sent', failure: null, attempts: 2 }, 1],
  ['smtp-421', 'reset', { state: 'sent', failure: null, attempts: 2 }, 1],
  ['smtp-refuse', 'reset', { state: 'sent', failure: null, attempts: 2 }, 1],
  ['smtp-550', 'reset', { state: 'refused', failure: 'rejected', attempts: 1 }, 0],
  ['smtp-drop', 'reset', { state: 'unknown', failure: null, attempts: 1 }, 1],
  ['smtp-drop', 'password-changed', { state: 'sent', failure: null, attempts: 2 }, 2],
])('after one %s a letter of kind %s ends as %j', async (fault, kind, ends, copies) => {
  sandbox.faults.set({ fault, when: 'next' });
  const id = await post(kind);
  await runToEnd(id);
  expect(await stateOf(id)).toEqual(ends);
  const letters = sandbox.letters.list(TO);
  expect(letters).toHaveLength(copies);
  expect(new Set(letters.map(({ headers }) => new Map(headers).get('message-id'))).size).toBe(Math.min(copies, 1));
});

test('a server that stays busy is given up', async () => {
  sandbox.faults.set({ fault: 'smtp-451', when: 'all' });
  const id = await post('password-changed');
  await runToEnd(id);
  expect(await stateOf(id)).toMatchObject({ state: 'refused', failure: 'gave-up' });
});

const deaths = mailCrashPoints.flatMap((point) => (['reset', 'new-device'] as const).map((kind) => [point, kind] as const));

test.each(deaths)(
  'a worker that dies at %s leaves a letter of kind %s that is taken no more often than its kind allows',
  async (point, kind) => {
    const reached: MailCrashPoint[] = [];
    const dying = contextWith({
      reach: (here) => {
        reached.push(here);
        if (here === point) throw new Error('the power went');
      },
    });
    const id = await post(kind);
    await expect(deliverLetter(dying, id)).rejects.toThrow('the power went');
    expect(reached.at(-1)).toBe(point);
    await runToEnd(id);
    const copies = sandbox.letters.list(TO).length;
    const { state } = await stateOf(id);
    const expected = {
      'before-handing-over': { reset: ['sent', 1], 'new-device': ['sent', 1] },
      'on-its-way': { reset: ['unknown', 0], 'new-device': ['sent', 1] },
      'handed-over': { reset: ['unknown', 1], 'new-device': ['sent', 2] },
      recorded: { reset: ['sent', 1], 'new-device': ['sent', 1] },
    } as const;
    expect([state, copies]).toEqual(expected[point][kind]);
  },
);

test('what is not needed any more is not sent', async () => {
  const id = await post('reset');
  await deliverLetter(contextWith({ write: async () => null }), id);
  expect(await stateOf(id)).toMatchObject({ state: 'not-needed' });
  expect(sandbox.letters.list(TO)).toEqual([]);
});

test('the list of letters holds no address', async () => {
  const id = await post('reset');
  await deliverLetter(contextWith(), id);
  const { rows } = await worker.pool.query<{ row: string }>('SELECT t::text AS row FROM mail_delivery t');
  expect(rows.map(({ row }) => row).join()).not.toContain(TO);
});
