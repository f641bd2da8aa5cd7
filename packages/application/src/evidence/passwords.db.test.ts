import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { afterEach, expect, test } from 'vitest';
import { openPeopleWorld, type PeopleWorld } from '../testing/people-world.ts';
import { probes } from './index.ts';

let world: PeopleWorld;
afterEach(() => world.close());

const PASSWORD = 'violet kettle under snow';
const BROWSER = { visitor: null, network: null } as const;

const sourcesOf = (id: 'history' | 'credits') => ({ db: world.web.kysely, clock: world.clock, policy: policies[id] });

test.each(['history', 'credits'] as const)(
  'HI-01 CR-02 evidence: under %s every password is a strong hash of its own',
  async (id) => {
    world = await openPeopleWorld(policies[id]);
    const none = await probes['password-hashes'](sourcesOf(id));
    expect(none).toMatchObject({ ok: true, figures: { held: 0, weakestIterations: null } });
    for (const email of ['ada@people.example', 'grace@people.example'])
      await world.signUp({ email, password: PASSWORD, name: '' });
    const { iterations, saltBytes } = policies[id].signIn.password ?? { iterations: 0, saltBytes: 0 };
    const figures = {
      held: 2,
      weakestIterations: iterations,
      shortestSaltBytes: saltBytes,
      sharedSalts: 0,
      weakerThanNew: 0,
      inClear: 0,
    };
    expect(await probes['password-hashes'](sourcesOf(id))).toEqual({ ok: true, figures });
    await world.admin.kysely.updateTable('account_password').set({ iterations: 100_000 }).execute();
    expect(await probes['password-hashes'](sourcesOf(id))).toMatchObject({ ok: true, figures: { weakerThanNew: 2 } });
    await world.admin.kysely
      .updateTable('account_password')
      .set({ hash: Buffer.from(PASSWORD.padEnd(32, '\0')) })
      .execute();
    expect(await probes['password-hashes'](sourcesOf(id))).toMatchObject({ ok: false, figures: { inClear: 2 } });
  },
);

test('CR-01: no name is asked for, and one that a form brings along is not kept', async () => {
  world = await openPeopleWorld(policies.credits);
  expect(world.passwords.hasNames).toBe(false);
  await world.signUp({ email: 'ada@people.example', password: PASSWORD, name: 'Ada Lovelace' });
  const accounts = await world.admin.kysely.selectFrom('account').select(['name_key_id', 'name_sealed']).execute();
  expect(accounts).toEqual([{ name_key_id: null, name_sealed: null }]);
  const { subject_id } = await world.admin.kysely.selectFrom('account').select('subject_id').executeTakeFirstOrThrow();
  await expect(world.people.rename(subject_id, 'Ada')).rejects.toMatchObject({ code: 'not_found' });
});

test('CR-01 evidence: an account has an address, and no name', async () => {
  world = await openPeopleWorld(policies.credits);
  await world.signUp({ email: 'ada@people.example', password: PASSWORD, name: 'Ada Lovelace' });
  const filled = 'age_limit age_stated_at created_at email_index email_key_id email_sealed sign_in subject_id';
  expect(await probes['account-fields'](sourcesOf('credits'))).toEqual({ ok: true, figures: { accounts: 1, filled, names: 0 } });
});

test('HI-29 evidence: guessing is slowed down, and whoever signs in with a new device is told', async () => {
  world = await openPeopleWorld(policies.history);
  const email = 'ada@people.example';
  // As real clocks do, it goes on while somebody signs up.
  const { now, advance } = world.clock;
  Object.assign(world.clock, { now: () => (advance(1), now()) });
  await world.signUp({ email, password: PASSWORD, name: 'Ada' });
  Object.assign(world.clock, { now });
  world.clock.advance(duration.minutes(1));
  const signIn = (device: string) => world.passwords.signIn({ ...BROWSER, device, email, password: PASSWORD });
  for (const device of ['Firefox, Linux', 'Safari, iPhone', 'Safari, iPhone']) await signIn(device);
  expect(await probes['sign-in-guard'](sourcesOf('history'))).toEqual({
    ok: true,
    figures: { guesses: 10, devices: 2, withoutLetter: 0 },
  });
  await world.admin.kysely.deleteFrom('mail_delivery').where('template', '=', 'new-device').execute();
  expect(await probes['sign-in-guard'](sourcesOf('history'))).toMatchObject({ ok: false, figures: { withoutLetter: 1 } });
});
