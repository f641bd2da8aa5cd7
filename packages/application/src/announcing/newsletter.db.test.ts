import { addressContext, bouncedAddress, issueCrashPoints, keepReaders, type IssueCrashPoint } from '@candid/announcing';
import { restrict } from '@candid/accounts';
import { duration } from '@candid/kernel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formsOf, newCanary, scanTables } from '../testing/canary.ts';
import { openNewsletterWorld, type NewsletterWorld } from '../testing/newsletter-world.ts';
import { createBounceList } from './bounce-list.ts';
import { policies } from '@candid/policy';

// Goal: newsletters go to those who asked and proved their address, once each, and to nobody from the moment they say no.
// Method: the programs' own roles over real tables and keys; the mail server notes what it is handed.

let world: NewsletterWorld;
beforeEach(async () => {
  world = await openNewsletterWorld();
});
afterEach(() => world.close());

const ADA = 'ada@people.example';
const BEN = 'ben@people.example';
const recipients = () => world.sent.map(({ to }) => to).toSorted();
const issue = async (subject?: string): Promise<string[]> => {
  world.sent.length = 0;
  await world.giveOut(subject);
  await world.post();
  await world.deliver();
  return recipients();
};
const records = async () =>
  (
    await world.admin.pool.query<{ said: string }>(
      `SELECT concat_ws(' ', outcome, means) AS said FROM consent_record WHERE category = 'newsletter' ORDER BY recorded_at`,
    )
  ).rows.map(({ said }) => said);
const readers = async () =>
  (await world.admin.pool.query('SELECT 1 FROM newsletter_reader WHERE confirmed_at IS NOT NULL')).rows.length;

describe('asking', () => {
  test('HI-09: whoever types an address gets it one letter; only a yes from there makes a reader, on record', async () => {
    await world.newsletter.ask({ email: ADA, network: null, language: 'de' });
    expect(await issue('First')).toEqual([]);
    const token = await world.confirmToken();
    for (let look = 0; look < 3; look += 1) expect(await world.newsletter.confirmStands(token)).toBe(true);
    expect(await readers()).toBe(0);
    await world.newsletter.confirm(token, world.wording);
    expect(await records()).toEqual(['granted letter']);
    await expect(world.newsletter.confirm(token, world.wording)).rejects.toMatchObject({ code: 'link_spent' });
    world.clock.advance(1);
    expect(await issue('Second')).toEqual([ADA]);
    expect(world.sent[0]?.subject).toBe('Second (de)');
  });

  test('the newest letter counts, an older link is spent, and asking again makes no second reader', async () => {
    await world.newsletter.ask({ email: ADA, network: null, language: 'en' });
    const first = await world.confirmToken();
    world.clock.advance(1);
    await world.newsletter.ask({ email: ADA.toUpperCase(), network: null, language: 'en' });
    expect(await world.newsletter.confirmStands(first)).toBe(false);
    await world.newsletter.confirm(await world.confirmToken(), world.wording);
    await world.read(ADA);
    expect(await readers()).toBe(1);
    expect((await issue()).map((to) => to.toLowerCase())).toEqual([ADA]);
  });

  test('an address that never answered is forgotten with its key, and the link is good for nothing', async () => {
    await world.newsletter.ask({ email: ADA, network: null, language: 'en' });
    const token = await world.confirmToken();
    world.clock.advance(duration.hours(24));
    expect(await world.newsletter.confirmStands(token)).toBe(false);
    await expect(world.newsletter.confirm(token, world.wording)).rejects.toMatchObject({ code: 'link_spent' });
    await world.read(BEN);
    const { vault, worker, admin, clock } = world;
    const [asked] = (
      await admin.pool.query<{ key: never; sealed: Buffer; id: string }>(
        'SELECT id, address_key_id AS key, address_sealed AS sealed FROM newsletter_reader WHERE confirmed_at IS NULL',
      )
    ).rows;
    if (!asked) throw new Error('nobody asked');
    const keeping = keepReaders({ db: worker.kysely, vault });
    expect(await keeping.count(clock.now())).toMatchObject({ held: 2, overdue: 1 });
    await keeping.sweep(clock.now());
    expect(await keeping.count(clock.now())).toMatchObject({ held: 1, overdue: 0 });
    const open = vault.openField({ keyId: asked.key, context: addressContext(asked.id), sealed: asked.sealed });
    await expect(open).rejects.toThrow();
  });

  test('letters are limited for each address, and a broken one is refused', async () => {
    const ask = (email: string) => world.newsletter.ask({ email, network: '203.0.113.0/24', language: 'en' });
    for (let times = 0; times < 3; times += 1) await ask(ADA);
    await expect(ask(ADA)).rejects.toMatchObject({ code: 'limit_letters' });
    for (const email of ['no address', 'ada@people.example\r\nBcc: all@example.org', 'a@b.example, c@d.example'])
      await expect(ask(email)).rejects.toMatchObject({ code: 'email_invalid' });
  });
});

describe('leaving', () => {
  test('HI-09: the link of a letter ends it signed out: looking does nothing, pressing twice is once, and what waits is not sent', async () => {
    await world.read(ADA);
    await world.read(BEN);
    expect(await issue('First')).toEqual([ADA, BEN]);
    const token = world.leaveToken(ADA);
    expect(await world.newsletter.isLeaveToken(token)).toBe(true);
    expect(await readers()).toBe(2);
    world.clock.advance(1);
    await world.giveOut('Second');
    await world.post();
    for (let press = 0; press < 2; press += 1)
      expect(await world.newsletter.leave(token, { means: 'one-click', wording: world.wording })).toBe(true);
    world.sent.length = 0;
    await world.deliver();
    expect(recipients()).toEqual([BEN]);
    expect(await issue('Third')).toEqual([BEN]);
    expect(await records()).toEqual(['granted letter', 'granted letter', 'withdrawn one-click']);
    const { rows } = await world.admin.pool.query("SELECT address_index FROM suppression WHERE reason = 'left'");
    expect(rows).toEqual([{ address_index: await world.indexOf(ADA) }]);
  });

  test('no token but one that was written here ends anything', async () => {
    await world.read(ADA);
    await issue();
    const token = world.leaveToken(ADA);
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 2), fc.constantFrom(...alphabet), async (at, sign) => {
        const forged = token.slice(0, at) + sign + token.slice(at + 1);
        // The last sign of each half carries bits that say nothing.
        fc.pre(forged !== token && at !== 42);
        expect(await world.newsletter.leave(forged, { means: 'letter', wording: world.wording })).toBe(false);
      }),
      { numRuns: 40 },
    );
    for (const text of ['', '.', 'x'.repeat(10_000)]) expect(await world.newsletter.isLeaveToken(text)).toBe(false);
    expect(await readers()).toBe(1);
  });

  test('somebody who left can ask anew: only their own yes ends the list', async () => {
    await world.read(ADA);
    await issue('First');
    await world.newsletter.leave(world.leaveToken(ADA), { means: 'letter', wording: world.wording });
    await world.newsletter.ask({ email: ADA, network: null, language: 'en' });
    expect(await issue('Second')).toEqual([]);
    await world.newsletter.confirm(await world.confirmToken(), world.wording);
    world.clock.advance(1);
    expect(await issue('Third')).toEqual([ADA]);
  });
});

describe('accounts', () => {
  const join = async (email: string) => {
    const account = await world.account(email);
    await world.newsletter.join(account, { language: 'en', wording: world.wording });
    world.clock.advance(1);
    return account;
  };

  test('HI-09: an account says yes and no on its page; the no is an objection that ends what waits, and a new yes ends it', async () => {
    const account = await join(ADA);
    expect(await world.newsletter.standing(account)).toBe('on');
    await world.giveOut('First');
    await world.post();
    await world.newsletter.end(account, world.wording);
    await world.deliver();
    expect(world.sent).toEqual([]);
    expect(await world.newsletter.standing(account)).toBe('off');
    const { rows } = await world.admin.pool.query("SELECT 1 FROM objection WHERE purpose = 'marketing'");
    expect(rows).toHaveLength(1);
    expect(await issue('Second')).toEqual([]);
    await world.newsletter.join(account, { language: 'en', wording: world.wording });
    world.clock.advance(1);
    expect(await issue('Third')).toEqual([ADA]);
    expect(await records()).toEqual(['granted account', 'withdrawn account', 'granted account']);
  });

  test('a link in a letter ends it for the account too, and one address gets one letter under however many names', async () => {
    const account = await join(ADA);
    await world.read(ADA);
    expect(await issue('First')).toEqual([ADA]);
    await world.newsletter.leave(world.leaveToken(ADA), { means: 'letter', wording: world.wording });
    expect(await world.newsletter.standing(account)).toBe('off');
    expect(await issue('Second')).toEqual([]);
  });

  test('HI-20: while an account is restricted nothing goes there, not even what waits', async () => {
    const account = await join(ADA);
    await world.giveOut('First');
    await world.post();
    await restrict({ db: world.web.kysely, clock: world.clock } as never, account);
    await world.deliver();
    expect(world.sent).toEqual([]);
    expect(await world.newsletter.standing(account)).toBe('restricted');
    expect(await issue('Second')).toEqual([]);
  });
});

describe('an issue', () => {
  test.each(issueCrashPoints)('HI-09: workers that die at %s, again and again, write to everybody once', async (point) => {
    await world.read(ADA);
    await world.read(BEN);
    await world
      .account('cyd@people.example')
      .then((account) => world.newsletter.join(account, { language: 'de', wording: world.wording }));
    world.clock.advance(1);
    await world.giveOut();
    let deaths = 0;
    for (let left = 0; ; left += 1) {
      let steps = left;
      const reach = (here: IssueCrashPoint): void => {
        if (here !== point || steps-- > 0) return;
        deaths += 1;
        throw new Error('the power went');
      };
      const hasEnded = await world.post(reach).then(
        () => true,
        () => false,
      );
      if (hasEnded) break;
    }
    expect(deaths).toBeGreaterThan(0);
    await world.deliver();
    expect(recipients()).toEqual([ADA, BEN, 'cyd@people.example']);
  });

  test('several workers at once, and the same texts given out twice, write to everybody once', async () => {
    for (const email of [ADA, BEN]) await world.read(email);
    await world.giveOut();
    await Promise.all([1, 2, 3].map(() => world.post()));
    await world.giveOut();
    await world.post();
    await world.deliver();
    expect(recipients()).toEqual([ADA, BEN]);
  });

  test('who came after it was given out does not get it', async () => {
    await world.giveOut();
    await world.read(ADA);
    await world.post();
    await world.deliver();
    expect(world.sent).toEqual([]);
  });
});

test('HI-09: no address lies open in any table: not of who asked, who reads, who left, nor in the queue', async () => {
  const canary = newCanary().slice(0, 40);
  const [asks, reads, left] = ['a', 'b', 'c'].map((one) => `${one}${canary}@people.example`) as [string, string, string];
  for (const email of [reads, left]) await world.read(email);
  await issue();
  await world.newsletter.leave(world.leaveToken(left), { means: 'letter', wording: world.wording });
  await world.newsletter.ask({ email: asks, network: null, language: 'en' });
  const { tables, found } = await scanTables({ database: world.admin, keyring: world.admin as never }, formsOf(canary));
  expect(tables).toBeGreaterThan(30);
  expect(found).toEqual([]);
});

describe('letters that come back', () => {
  test('HI-09: an address that letters bounce from gets no newsletter until somebody answers from it anew', async () => {
    await world.read(ADA);
    await createBounceList({ db: world.worker.kysely, clock: world.clock }, policies.history)(await world.indexOf(ADA));
    expect(await issue('First')).toEqual([]);
    // Not even asked for: the list is read in the transaction that would post the letter.
    expect((await world.admin.pool.query("SELECT 1 FROM mail_delivery WHERE template = 'newsletter'")).rows).toEqual([]);
    const account = await world.account(ADA);
    expect(await world.newsletter.standing(account)).toBe('off');
    await world.newsletter.join(account, { language: 'en', wording: world.wording });
    world.clock.advance(1);
    expect(await issue('Second')).toEqual([ADA]);
  });

  test('where nothing is mailed that nobody waits for, no list is kept', async () => {
    await createBounceList({ db: world.worker.kysely, clock: world.clock }, policies.credits)(await world.indexOf(ADA));
    expect((await world.admin.pool.query('SELECT 1 FROM suppression')).rows).toEqual([]);
  });

  test('the list forgets at its time', async () => {
    const { clock, worker } = world;
    await bouncedAddress({ db: worker.kysely, clock, suppressionLifetime: duration.days(1) }, await world.indexOf(ADA));
    clock.advance(duration.days(1));
    await world.read(ADA);
    expect(await issue()).toEqual([ADA]);
  });
});
