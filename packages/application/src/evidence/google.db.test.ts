import { policies } from '@candid/policy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccountSessions, signInWithGoogle } from '@candid/accounts';
import { inTransaction } from '@candid/db';
import { duration } from '@candid/kernel';
import { openAccountStores, type AccountStores } from '../testing/people-world.ts';
import { probes } from './index.ts';

let world: AccountStores;
beforeEach(async () => void (world = await openAccountStores(policies['one-hour'])));
afterEach(() => world.close());

const read = () => probes['google-profile']({ db: world.web.kysely, policy: policies['one-hour'] });

test('OH-03 evidence: of a profile only address, name and a keyed hash are kept, and a place for a token would be seen', async () => {
  const age = { statedAt: world.clock.now(), limit: 16 };
  const ctx = { db: world.web.kysely, vault: world.vault, clock: world.clock };
  const ada = { googleId: '117000000000000000001', email: 'ada@people.example', name: 'Ada Lovelace' };
  // Of the page they came from, and nothing of Google's.
  await signInWithGoogle(ctx, { ...ada, language: 'de' }, age);
  await signInWithGoogle(ctx, { ...ada, googleId: '117000000000000000002', email: 'b@people.example', name: null }, age);
  const filled =
    'age_limit age_stated_at created_at email_index email_key_id email_sealed google_index language name_key_id name_sealed sign_in subject_id';
  expect(await read()).toEqual({
    ok: true,
    figures: { accounts: 2, scopes: 'openid email profile', filled, beyond: 0, tokens: 0, inClear: 0 },
  });
  await world.admin.pool.query('ALTER TABLE account ADD COLUMN refresh_token text');
  expect(await read()).toMatchObject({ ok: false, figures: { tokens: 1 } });
  await world.admin.pool.query('ALTER TABLE account DROP COLUMN refresh_token');
  await world.admin.kysely
    .updateTable('account')
    .set({ google_index: Buffer.from(ada.googleId) })
    .where('name_sealed', 'is not', null)
    .execute();
  expect(await read()).toMatchObject({ ok: false, figures: { inClear: 1 } });
});

test('OH-16 evidence: a session has its time and a hash, and none is left once it was ended', async () => {
  const { clock, vault, web } = world;
  const { account: rules } = policies['one-hour'].sessions;
  if (!rules) throw new Error('one-hour has accounts');
  const person = { googleId: '117000000000000000003', email: 'grace@people.example', name: 'Grace' };
  const age = { statedAt: clock.now(), limit: 16 };
  const { subjectId } = await signInWithGoogle({ db: web.kysely, vault, clock }, person, age);
  const sessions = createAccountSessions({ db: web.kysely, clock, rules });
  const { id } = await inTransaction(web.kysely, (tx) => sessions.begin(tx, { subjectId, device: null }));
  clock.advance(duration.minutes(1));
  const ask = () => probes.sessions({ db: web.kysely, clock, policy: policies['one-hour'] });
  const figures = { live: 1, oldestSeconds: 60, prolonged: 0, linked: 0, inClear: 0 };
  expect(await ask()).toEqual({ ok: true, figures });
  await sessions.end(subjectId, id);
  expect(await ask()).toMatchObject({ ok: true, figures: { live: 0, oldestSeconds: null } });
});
