import { createHash } from 'node:crypto';
import { duration, newId, type SubjectId } from '@candid/kernel';
import { optionalUses, policies, type ConsentCategory } from '@candid/policy';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccountsFixture, type AccountsFixture } from '../accounts.fixture.ts';
import { termsOf } from '../domain/consent.ts';
import { createConsents, type Choosing, type Consents } from './consents.ts';
import { keepConsents } from './keep-consents.ts';

const REMEMBERED = duration.days(180);
const LIFETIME = duration.days(365);
const rules = {
  asks: ['preference', 'analytics'] as const satisfies readonly ConsentCategory[],
  terms: termsOf(optionalUses(policies.history)),
  remembersFor: REMEMBERED,
  lifetime: LIFETIME,
};
const wording = { locale: 'en', text: 'May we remember your language, and count your visits?' };

let fixture: AccountsFixture;
let consents: Consents;
beforeAll(async () => {
  fixture = await createAccountsFixture();
  consents = createConsents({ ...fixture.ctx, rules });
});
beforeEach(() => fixture.admin.pool.query('DELETE FROM subject; DELETE FROM consent_wording'));
afterAll(() => fixture.close());

const choose = (granted: readonly ConsentCategory[], over: Partial<Choosing> = {}) =>
  consents.choose({ account: null, kept: null, granted, wording, means: 'notice', signalsGpc: false, ...over });

const account = async (): Promise<SubjectId> => {
  const [id, at] = [newId<'subject'>(), fixture.clock.now()];
  const subject = { id, kind: 'account', state: 'open', created_at: at, last_seen_at: at } as const;
  await fixture.admin.kysely.insertInto('subject').values(subject).execute();
  return id;
};

const records = () =>
  fixture.admin.kysely.selectFrom('consent_record').selectAll().orderBy('recorded_at').orderBy('category').execute();
const told = async () => (await records()).map(({ category, outcome, means }) => `${means} ${category} ${outcome}`);
const subjects = async () => (await fixture.admin.kysely.selectFrom('subject').select('kind').execute()).map(({ kind }) => kind);

describe('a visitor', () => {
  test('HI-16 OH-14: leaves a record of what was asked and answered, when, how, on which text, and with which signal', async () => {
    const { kept } = await choose(['analytics'], { signalsGpc: false });
    const [analytics, preference] = await records();
    const hash = createHash('sha256').update(wording.text).digest();
    expect(analytics).toMatchObject({
      category: 'analytics',
      outcome: 'granted',
      means: 'notice',
      signals_gpc: false,
      terms: Buffer.from(rules.terms, 'hex'),
      wording_hash: hash,
      recorded_at: fixture.clock.now(),
      stands_until: new Date(fixture.clock.now().getTime() + REMEMBERED),
      subject_id: kept?.holder,
    });
    expect(preference).toMatchObject({ category: 'preference', outcome: 'refused' });
    expect(await fixture.admin.kysely.selectFrom('consent_wording').selectAll().execute()).toEqual([
      { hash, locale: 'en', wording: wording.text, first_used_at: fixture.clock.now() },
    ]);
    expect(await subjects()).toEqual(['marker']);
    expect(kept).toMatchObject({ terms: rules.terms, outcomes: { preference: 'refused', analytics: 'granted' } });
  });

  test('who refuses is given no number, and the record leads to nobody', async () => {
    const { kept } = await choose([]);
    expect(kept).toMatchObject({ holder: null, outcomes: { preference: 'refused', analytics: 'refused' } });
    expect(await told()).toEqual(['notice analytics refused', 'notice preference refused']);
  });

  test('OH-14: takes back what was agreed to: the record of the yes ends, and one of the withdrawal stands in its place', async () => {
    const { kept } = await choose(['analytics']);
    const holder = kept?.holder as SubjectId;
    expect(await consents.mayUse(holder, 'analytics')).toBe(true);
    fixture.clock.advance(duration.days(3));
    const after = await choose([], { kept, means: 'panel' });
    expect(after.kept).toMatchObject({ holder: null, outcomes: { preference: 'refused', analytics: 'withdrawn' } });
    expect(await consents.mayUse(holder, 'analytics')).toBe(false);
    expect(await told()).toEqual([
      'notice analytics granted',
      'notice preference refused',
      'panel analytics withdrawn',
      'panel preference refused',
    ]);
    expect((await records()).map(({ subject_id }) => subject_id)).toEqual([holder, holder, holder, holder]);
    expect((await records())[0]?.stands_until).toEqual(fixture.clock.now());
  });

  test('a yes ends when the browser has forgotten it, or on other facts', async () => {
    const { kept } = await choose(['analytics']);
    const holder = kept?.holder as SubjectId;
    const others = createConsents({ ...fixture.ctx, rules: { ...rules, terms: termsOf([]) } });
    expect(await others.mayUse(holder, 'analytics')).toBe(false);
    expect(await consents.mayUse(holder, 'preference')).toBe(false);
    fixture.clock.advance(REMEMBERED - 1);
    expect(await consents.mayUse(holder, 'analytics')).toBe(true);
    fixture.clock.advance(1);
    expect(await consents.mayUse(holder, 'analytics')).toBe(false);
    expect(await consents.standing(holder)).toBeNull();
  });

  test('of acts that arrive together the last one stands, alone', async () => {
    const { kept } = await choose(['analytics']);
    await Promise.all(Array.from({ length: 8 }, (_, act) => choose(act % 2 === 0 ? [] : ['analytics'], { kept })));
    const now = fixture.clock.now();
    const standing = (await records()).filter((row) => row.stands_until === null || row.stands_until > now);
    expect(standing).toHaveLength(2);
    expect(await records()).toHaveLength(18);
  });

  test('a number that leads nowhere any more gets a new one', async () => {
    const { kept } = await choose(['analytics']);
    await fixture.admin.pool.query('DELETE FROM subject');
    const again = await choose(['analytics'], { kept });
    expect(again.kept?.holder).not.toBe(kept?.holder);
    expect(await consents.mayUse(again.kept?.holder as SubjectId, 'analytics')).toBe(true);
  });
});

describe('somebody who is signed in', () => {
  test('HI-16: chooses for their account, and their browser takes no yes along', async () => {
    const person = await account();
    const chosen = await choose(['preference', 'analytics'], { account: person });
    expect(chosen).toMatchObject({ kept: null, account: { outcomes: { preference: 'granted', analytics: 'granted' } } });
    expect(await consents.mayUse(person, 'analytics')).toBe(true);
    expect((await records()).map(({ stands_until }) => stands_until)).toEqual([null, null]);
    expect(await subjects()).toEqual(['account']);
  });

  test('takes a no along, and ends what the browser had agreed to', async () => {
    const person = await account();
    const plain = await choose([], { account: person });
    expect(plain.kept).toMatchObject({ holder: null, outcomes: { preference: 'refused', analytics: 'refused' } });
    const { kept } = await choose(['preference', 'analytics']);
    const partly = await choose(['preference'], { account: person, kept });
    expect(partly.kept).toMatchObject({ holder: kept?.holder, outcomes: { preference: 'granted', analytics: 'withdrawn' } });
    expect(await consents.mayUse(kept?.holder as SubjectId, 'analytics')).toBe(false);
    expect(await consents.mayUse(kept?.holder as SubjectId, 'preference')).toBe(true);
  });

  test('leaves a browser that agreed to the same as it is', async () => {
    const person = await account();
    const { kept } = await choose(['analytics']);
    expect((await choose(['preference', 'analytics'], { account: person, kept })).kept).toBeNull();
    expect(await told()).toHaveLength(4);
  });

  test('can choose while their data is restricted, and no more once they are erased', async () => {
    const person = await account();
    const become = (state: string) => fixture.admin.pool.query('UPDATE subject SET state = $1 WHERE id = $2', [state, person]);
    await become('restricted');
    await choose(['analytics'], { account: person });
    await become('erased');
    await expect(choose([], { account: person })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await told()).toHaveLength(2);
  });
});

test('OH-10 HI-05: what a signal refuses is recorded as refused, with the signal', async () => {
  const { kept } = await choose(['preference', 'analytics'], { signalsGpc: true });
  expect(kept?.outcomes).toEqual({ preference: 'granted', analytics: 'refused' });
  expect((await records()).map(({ outcome, signals_gpc }) => [outcome, signals_gpc])).toEqual([
    ['refused', true],
    ['granted', true],
  ]);
});

test('a text that is not the one of its hash is not kept', async () => {
  const forged = {
    hash: Buffer.alloc(32),
    locale: 'en',
    wording: 'You agreed to everything.',
    first_used_at: fixture.clock.now(),
  };
  await expect(fixture.ctx.db.insertInto('consent_wording').values(forged).execute()).rejects.toThrow(/check constraint/);
});

test('what was recorded cannot be written over by the web program, nor deleted', async () => {
  await choose(['analytics']);
  const { db } = fixture.ctx;
  await expect(db.updateTable('consent_record').set({ outcome: 'granted' }).execute()).rejects.toThrow(/permission denied/);
  await expect(db.deleteFrom('consent_record').execute()).rejects.toThrow(/permission denied/);
});

describe('the end of records', () => {
  const keeping = (lifetime = LIFETIME) => keepConsents({ db: fixture.worker.kysely, lifetime });
  const held = async (lifetime = LIFETIME) => keeping(lifetime).count(fixture.clock.now());

  test('HI-16: a record goes its lifetime after it stands no more, with the marker it hung on', async () => {
    const { kept } = await choose(['analytics']);
    fixture.clock.advance(duration.days(10));
    await choose([], { kept });
    const refused = fixture.clock.now();
    fixture.clock.advance(LIFETIME - 1);
    expect(await held()).toMatchObject({ held: 4, overdue: 0 });
    fixture.clock.advance(1);
    expect(await held()).toMatchObject({ held: 4, overdue: 2 });
    await keeping().sweep(fixture.clock.now());
    expect(await held()).toEqual({ held: 2, oldest: refused, overdue: 0 });
    expect(await subjects()).toEqual(['marker']);
    fixture.clock.set(new Date(refused.getTime() + REMEMBERED + LIFETIME));
    await keeping().sweep(fixture.clock.now());
    expect(await held()).toEqual({ held: 0, oldest: null, overdue: 0 });
    expect(await subjects()).toEqual([]);
  });

  test('an account’s stands as long as the account, and the account stays when an old one goes', async () => {
    const person = await account();
    await choose(['analytics'], { account: person });
    fixture.clock.advance(duration.days(4_000));
    expect(await held()).toMatchObject({ held: 2, overdue: 0 });
    await choose([], { account: person });
    fixture.clock.advance(LIFETIME);
    await keeping().sweep(fixture.clock.now());
    expect(await held()).toMatchObject({ held: 2, overdue: 0 });
    expect(await subjects()).toEqual(['account']);
  });

  test('a shorter policy counts at once and for good, a longer one not', async () => {
    const { kept } = await choose(['analytics']);
    await choose([], { kept });
    fixture.clock.advance(duration.days(30));
    expect(await held(duration.days(30))).toMatchObject({ overdue: 2 });
    expect(await held(duration.days(3_000))).toMatchObject({ overdue: 0 });
    await keeping(duration.days(31)).sweep(fixture.clock.now());
    fixture.clock.advance(duration.days(1));
    expect(await held(LIFETIME)).toMatchObject({ held: 4, overdue: 2 });
    expect(await held(0)).toMatchObject({ held: 4, overdue: 4 });
    await keeping(0).sweep(fixture.clock.now());
    expect(await held(0)).toMatchObject({ held: 0, overdue: 0 });
  });
});
