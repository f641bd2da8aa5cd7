import { addressContext, issueCrashPoints, keepReaders, newMailToken } from '@candid/announcing';
import { duration, parseEmailAddress } from '@candid/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressIn, openUpdatesWorld, type UpdatesWorld } from '../testing/updates-world.ts';
import { createUpdatesByMail, mailbox } from './updates-by-mail.ts';
import { asksByMail, policies } from '@candid/policy';

// Goal: whoever wants to hear of changes says so and ends it by mail, is proven by the token of a letter alone, and is told of each change once.
// Method: the worker's own role over real tables and keys under `on-device`; the mail server notes what it is handed.

let world: UpdatesWorld;
beforeEach(async () => {
  world = await openUpdatesWorld();
});
afterEach(() => world.close());

const ADA = 'ada@people.example';
const BEN = 'ben@people.example';
const ASK = policies['on-device'].support.address.replace('@', '+updates@');
const readers = async (): Promise<number> =>
  (await world.admin.pool.query('SELECT 1 FROM newsletter_reader WHERE confirmed_at IS NOT NULL')).rows.length;
const acts = async (): Promise<string[]> =>
  (
    await world.admin.pool.query<{ said: string }>(
      `SELECT concat_ws(' ', outcome, means) AS said FROM consent_record WHERE category = 'newsletter' ORDER BY recorded_at`,
    )
  ).rows.map(({ said }) => said);
/** A change from the first version to the next, told to whoever reads. @returns who was written to */
const change = async (): Promise<string[]> => {
  world.sent.length = 0;
  await world.announce(world.next);
  await world.round();
  await world.deliver();
  return world.sent.map(({ to }) => to).toSorted();
};

beforeEach(() => world.announce());

describe('asking', () => {
  test('OD-24: who asks gets one letter, however often; only an answer to its address makes a reader, on record', async () => {
    for (let times = 0; times < 3; times += 1) expect(await world.write(ADA, ASK, { language: 'de' })).toBe(true);
    await Promise.all([world.write(BEN, ASK), world.write(BEN.toUpperCase(), ASK)]);
    await world.deliver();
    expect(world.sent.map(({ to }) => to.toLowerCase()).toSorted()).toEqual([ADA, BEN]);
    const letter = world.sent.find(({ to }) => to === ADA);
    expect(letter?.subject).toMatch(/^Bestätigen Sie/);
    expect(letter?.leave).toBeUndefined();
    expect(letter?.text).toContain(letter?.replyTo ?? 'nobody');
    expect(await readers()).toBe(0);
    // Somebody else who knows the address but has not got the letter cannot say yes for it.
    await world.write(ADA, ASK.replace('+updates', `+yes-${'a'.repeat(32)}`));
    expect(await readers()).toBe(0);
    await world.write('anybody@else.example', letter?.replyTo ?? '');
    await world.write(ADA, letter?.replyTo ?? '');
    expect([await readers(), await acts()]).toEqual([1, ['granted letter']]);
    expect(await world.write(ADA, ASK)).toBe(true);
    await world.deliver();
    expect(world.sent).toHaveLength(2);
  });

  test('machines neither ask nor agree, and mail without a sender asks for nothing', async () => {
    await world.write(ADA, ASK, { isAutomatic: true });
    await world.write(ADA, ASK, { from: null });
    await world.write(BEN, ASK);
    await world.deliver();
    expect(world.sent.map(({ to }) => to)).toEqual([BEN]);
    await world.write(BEN, world.sent[0]?.replyTo ?? '', { isAutomatic: true });
    expect(await readers()).toBe(0);
  });

  test('an address that never answers is forgotten, with its key; a late answer comes to nothing', async () => {
    await world.write(ADA, ASK);
    await world.deliver();
    world.clock.advance(duration.hours(24));
    await world.write(ADA, world.sent[0]?.replyTo ?? '');
    expect(await readers()).toBe(0);
    const keeping = keepReaders({ db: world.worker.kysely, vault: world.vault });
    await keeping.sweep(world.clock.now());
    expect(await keeping.count(world.clock.now())).toMatchObject({ held: 0, overdue: 0 });
  });

  test('more than fit into an hour are put off', async () => {
    const { perHour } = world.policy.support.limits;
    await world.admin.pool.query(
      `INSERT INTO subject SELECT gen_random_uuid(), 'contact', 'open', $1, $1 FROM generate_series(1, $2::int)`,
      [world.clock.now(), perHour],
    );
    await world.admin.pool.query(
      `INSERT INTO newsletter_reader (id, subject_id, language, asked_at, confirmed_at) SELECT gen_random_uuid(), id, 'en', $1, $1 FROM subject`,
      [world.clock.now()],
    );
    await expect(world.write(ADA, ASK)).rejects.toMatchObject({ code: 'hour_full' });
    world.clock.advance(duration.hours(1));
    await world.write(ADA, ASK);
  });

  test('where the site has a form, or takes no letters, nobody asks by mail', () => {
    expect(Object.values(policies).filter(asksByMail)).toEqual([policies['on-device']]);
    const addressed = (length: number) => ({
      ...world.policy,
      support: { ...world.policy.support, address: `${'s'.repeat(length)}@x.example` },
    });
    expect([25, 26].map((length) => asksByMail(addressed(length)))).toEqual([true, false]);
    const { address } = mailbox(addressed(25), 'leave', newMailToken().token);
    expect(parseEmailAddress(address).address).toBe(address);
    expect(() => parseEmailAddress(address.replace('@', 's@'))).toThrow();
    const { db, vault, clock } = { db: world.worker.kysely, vault: world.vault, clock: world.clock };
    const parts = { db, vault, clock, jobs: { enqueue: () => Promise.resolve() }, origin: 'https://x.example' };
    expect(createUpdatesByMail(parts as never, policies.history)).toBeNull();
  });
});

describe('telling', () => {
  test('OD-24 OD-17: each change is one letter to each address that said yes, in its language, with a way out', async () => {
    await world.read(ADA);
    await world.read(BEN, 'de');
    await world.write('cyd@people.example', ASK);
    await world.deliver();
    expect(await change()).toEqual([ADA, BEN]);
    const [ada, ben] = [ADA, BEN].map((address) => world.sent.find(({ to }) => to === address));
    expect(ada?.subject).toBe('Our privacy policy changes on July 1, 2026');
    expect(ada?.text).toMatch(/version, that of July 1, 2026.*Privacy.*https:\/\/studio\.example\.org\/privacy/s);
    expect(ada?.text).toContain(addressIn(ada?.leave));
    expect(ben?.subject).toBe('Neue Datenschutzerklärung ab 1. Juli 2026');
    // The next start, another round, and the version in force later on are the same change.
    expect(await change()).toEqual([]);
    await world.round();
    world.clock.advance(duration.days(60));
    await world.read('dan@people.example');
    expect(await change()).toEqual([]);
  });

  test('the first version of all is no change', async () => {
    await world.read(ADA);
    await world.announce();
    await world.round();
    await world.deliver();
    expect(world.sent.filter(({ replyTo }) => !replyTo)).toEqual([]);
  });

  test.each(issueCrashPoints)('OD-24: a worker that dies at %s neither loses nor repeats a letter', async (point) => {
    await world.read(ADA);
    await world.read(BEN);
    await world.announce(world.next);
    world.sent.length = 0;
    let reached = 0;
    const dying = world.round((at) => {
      if (at === point && (reached += 1) === 1) throw new Error('power cut');
    });
    await expect(dying).rejects.toThrow('power cut');
    await Promise.all([world.round(), world.round()]);
    await world.deliver();
    expect(world.sent.map(({ to }) => to).toSorted()).toEqual([ADA, BEN]);
  });
});

describe('leaving', () => {
  test('OD-24: any mail to the address in any letter ends it, whoever sends it; what was sealed of them is destroyed', async () => {
    const address = 'eve@people.example';
    await world.read(address);
    const found = world.admin.kysely.selectFrom('newsletter_reader').selectAll().where('confirmed_at', 'is not', null);
    const { id, address_key_id: keyId, address_sealed: sealed } = await found.executeTakeFirstOrThrow();
    const open = () =>
      world.vault.openField({ keyId: keyId as never, context: addressContext(id), sealed: sealed ?? Buffer.alloc(0) });
    expect(await open()).toBe(address);
    await world.read(BEN);
    await change();
    const leave = addressIn(world.sent.find(({ to }) => to === address)?.leave);
    await world.write(address, ASK.replace('+updates', `+leave-${'b'.repeat(32)}`));
    expect(await readers()).toBe(2);
    expect(await world.write('mailer@provider.example', leave.toUpperCase(), { isAutomatic: true })).toBe(true);
    expect(await readers()).toBe(1);
    expect(await acts()).toEqual(['granted letter', 'granted letter', 'withdrawn letter']);
    await expect(open()).rejects.toMatchObject({ code: 'key_destroyed' });
    await world.write(address, leave);
    expect(await acts()).toHaveLength(3);
    // Asking anew works, and the address of the old letter ends that too.
    await world.read(address);
    await world.admin.pool.query('DELETE FROM newsletter_copy; DELETE FROM newsletter_issue');
    expect(await change()).toContain(address);
    await world.write(address, leave);
    expect(await readers()).toBe(1);
  });

  test('who leaves between the asking for a letter and its sending gets none', async () => {
    await world.read(ADA);
    await change();
    const leave = addressIn(world.sent[0]?.leave);
    await world.admin.pool.query('DELETE FROM newsletter_copy; DELETE FROM newsletter_issue');
    await world.announce(world.next);
    await world.round();
    await world.write(ADA, leave);
    world.sent.length = 0;
    await world.deliver();
    expect(world.sent).toEqual([]);
  });
});
