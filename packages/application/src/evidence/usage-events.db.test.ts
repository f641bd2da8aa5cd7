import type { Choosing, Consents } from '@candid/accounts';
import { newId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { noTimers } from '@candid/traffic/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConsents } from '../consents.ts';
import { openAccountStores, type AccountStores } from '../testing/people-world.ts';
import { openTraffic } from '../traffic.ts';
import { probes } from './index.ts';

// Goal: of everything that is noted of use it can be read, at any time, whether somebody had agreed to it at that moment.
// Method: choices and events by the programs' own ways; then a record that none of them changes.

const policy = policies.history;
let stores: AccountStores;
let consents: Consents;
beforeEach(async () => {
  stores = await openAccountStores(policy);
  const opened = openConsents({ db: stores.web.kysely, clock: stores.clock }, policy);
  if (!opened) throw new Error('history asks');
  consents = opened;
});
afterEach(() => stores.close());

const subject = async (): Promise<SubjectId> => {
  const [id, at] = [newId<'subject'>(), stores.clock.now()];
  const row = { id, kind: 'account', state: 'open', created_at: at, last_seen_at: at } as const;
  await stores.admin.kysely.insertInto('subject').values(row).execute();
  return id;
};

const choose = (granted: Choosing['granted'], account: SubjectId | null, kept: Choosing['kept'] = null) =>
  consents.choose({ account, kept, granted, wording: { locale: 'en', text: 'May we?' }, means: 'panel', signalsGpc: false });

/** What somebody does, as the web program notes it. @param between what happens before it is written */
const note = async (subjectId: SubjectId, agreedBy: SubjectId | null, between = () => Promise.resolve()) => {
  const { web, vault, clock } = stores;
  const logger = createLogger({ program: 'web', level: 'error', clock, destination: { write: () => undefined } });
  const parts = { policy, db: web.kysely, vault, clock, logger, timers: noTimers, origin: 'https://candid.example' };
  const traffic = openTraffic({ ...parts, consents, analytics: null });
  const event = { at: clock.now(), subjectId, kind: 'page_view', name: '/history', seconds: null, signalsGpc: false } as const;
  traffic.usage?.record({ ...event, agreedBy });
  stores.clock.advance(1_000);
  await between();
  await traffic.close();
};

const read = () => probes['usage-events']({ roles: { worker: stores.worker.kysely }, policy });

test('HI-05: what is noted rests on a yes of its moment: none before it, none after it was taken back, none that was refused', async () => {
  const account = await subject();
  await note(account, account);
  await choose([], account);
  await note(account, account);
  await choose(['analytics'], account);
  stores.clock.advance(1_000);
  await note(account, account);
  await note(account, account, () => choose([], account).then(() => undefined));
  await choose([], account);
  await note(account, account);
  expect(await stores.admin.kysely.selectFrom('usage_event').select('subject_id').execute()).toEqual([{ subject_id: account }]);
});

test('HI-05 evidence: each event names the consent it rests on, and that record stood when it was noted', async () => {
  const none = { held: 0, kinds: '', withoutConsent: 0, unnamed: 0 };
  expect(await read()).toEqual({ ok: true, figures: none });
  const [account, visitor, refusing] = [await subject(), await subject(), await subject()];
  await choose(['analytics'], account);
  await choose([], refusing);
  const { kept } = await choose(['analytics'], null);
  stores.clock.advance(1_000);
  await note(account, account);
  await note(visitor, kept?.holder ?? null);
  await note(refusing, refusing);
  await choose([], account);
  await choose([], null, kept);
  await note(account, account);
  expect(await read()).toEqual({ ok: true, figures: { ...none, held: 2, kinds: 'page_view 2' } });
  await stores.admin.pool.query('UPDATE consent_record SET recorded_at = recorded_at + $1::interval', ['1 hour']);
  expect(await read()).toMatchObject({ ok: false, figures: { withoutConsent: 2 } });
});
