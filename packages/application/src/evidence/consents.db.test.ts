import { createConsents, termsOf, type Choosing } from '@candid/accounts';
import { newId } from '@candid/kernel';
import { optionalUses, policies } from '@candid/policy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConsents } from '../consents.ts';
import { openAccountStores, type AccountStores } from '../testing/people-world.ts';
import { probes } from './index.ts';

const policy = policies['one-hour'];
let stores: AccountStores;
beforeEach(async () => {
  stores = await openAccountStores(policy);
});
afterEach(() => stores.close());

const sources = () => ({ db: stores.web.kysely, clock: stores.clock, policy });
const choosing = (changes: Partial<Choosing> = {}): Choosing => ({
  account: null,
  kept: null,
  granted: ['analytics'],
  wording: { locale: 'en', text: 'May we?' },
  means: 'panel',
  signalsGpc: false,
  ...changes,
});

test('OH-14 evidence: what stands is one answer to each question, and a yes that was taken back stands no more', async () => {
  const consents = openConsents({ db: stores.web.kysely, clock: stores.clock }, policy);
  const { kept } = (await consents?.choose(choosing())) ?? { kept: null };
  await consents?.choose(choosing());
  await consents?.choose(choosing({ granted: [] }));
  await consents?.choose(choosing({ signalsGpc: true }));
  stores.clock.advance(1_000);
  await consents?.choose(choosing({ kept, granted: [] }));
  const account = newId<'subject'>();
  const at = stores.clock.now();
  await stores.admin.kysely
    .insertInto('subject')
    .values({ id: account, kind: 'account', state: 'open', created_at: at, last_seen_at: at })
    .execute();
  await consents?.choose(choosing({ account }));
  stores.clock.advance(1_000);
  await consents?.choose(choosing({ account, granted: [] }));
  const none = { doubled: 0, againstSignal: 0, unasked: 0 };
  expect(await probes['consent-choices'](sources())).toEqual({
    ok: true,
    figures: { accepted: 'analytics 1', refused: 'analytics 2', withdrawn: 'analytics 2', ...none },
  });
});

test('HI-16 evidence: of each category one answer stands, the last, and newsletters are asked elsewhere', async () => {
  await stores.close();
  const ofHistory = policies.history;
  stores = await openAccountStores(ofHistory);
  const { clock, web } = stores;
  const consents = openConsents({ db: web.kysely, clock }, ofHistory);
  const { kept } = (await consents?.choose(choosing({ granted: ['analytics', 'preference'] }))) ?? { kept: null };
  clock.advance(1_000);
  await consents?.choose(choosing({ kept, granted: ['preference'] }));
  await consents?.choose(choosing({ granted: [] }));
  const none = { doubled: 0, againstSignal: 0, unasked: 0 };
  expect(await probes['consent-choices']({ db: web.kysely, clock, policy: ofHistory })).toEqual({
    ok: true,
    figures: {
      accepted: 'preference 1, analytics 0',
      refused: 'preference 1, analytics 1',
      withdrawn: 'preference 0, analytics 1',
      ...none,
    },
  });
});

test('what cannot be turns it red', async () => {
  const careless = createConsents({
    db: stores.web.kysely,
    clock: stores.clock,
    rules: { asks: ['preference'], terms: termsOf(optionalUses(policy)), remembersFor: 1_000, lifetime: 1_000 },
  });
  await careless.choose(choosing({ granted: ['preference'] }));
  expect(await probes['consent-choices'](sources())).toMatchObject({ ok: false, figures: { unasked: 1 } });
  await stores.admin.pool.query("UPDATE consent_record SET category = 'analytics', signals_gpc = true");
  expect(await probes['consent-choices'](sources())).toMatchObject({ ok: false, figures: { againstSignal: 1, unasked: 0 } });
});
