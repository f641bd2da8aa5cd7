import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBounceList } from '../announcing/bounce-list.ts';
import { policies } from '@candid/policy';
import { openNewsletterWorld, type NewsletterWorld } from '../testing/newsletter-world.ts';
import { probes } from './index.ts';

// Goal: whether every newsletter rested on a yes, and went against no no, can be read at any time.
// Method: the programs' own ways to ask, leave and send; then rows that none of them writes.

let world: NewsletterWorld;
beforeEach(async () => {
  world = await openNewsletterWorld();
});
afterEach(() => world.close());

const read = () => probes['marketing-mail']({ db: world.web.kysely });

test('HI-09 evidence: every newsletter that was sent rests on a yes of before, and none went against a no', async () => {
  expect(await read()).toEqual({ ok: true, figures: { newsletters: 0, readers: 0, withoutConsent: 0, againstNo: 0 } });
  await world.read('ada@people.example');
  await world.read('ben@people.example');
  await world.read('cyd@people.example');
  const account = await world.account('eve@people.example');
  await world.newsletter.join(account, { language: 'en', wording: world.wording });
  world.clock.advance(1);
  await createBounceList(
    { db: world.worker.kysely, clock: world.clock },
    policies.history,
  )(await world.indexOf('cyd@people.example'));
  world.clock.advance(1);
  await world.giveOut('First');
  await world.post();
  await world.deliver();
  world.clock.advance(1);
  await world.newsletter.leave(world.leaveToken('ben@people.example'), { means: 'one-click', wording: world.wording });
  await world.newsletter.end(account, world.wording);
  world.clock.advance(1);
  await world.giveOut('Second');
  await world.post();
  expect(await read()).toEqual({ ok: true, figures: { newsletters: 4, readers: 2, withoutConsent: 0, againstNo: 0 } });
});

test('what cannot be turns it red', async () => {
  const { admin } = world;
  await world.read('ada@people.example');
  await world.giveOut();
  await world.post();
  await admin.pool.query('UPDATE consent_record SET stands_until = recorded_at');
  expect(await read()).toMatchObject({ ok: false, figures: { withoutConsent: 2, againstNo: 0 } });
  await admin.pool.query('UPDATE consent_record SET stands_until = NULL');
  expect(await read()).toMatchObject({ ok: true });
  const { clock } = world;
  clock.set(new Date(clock.now().getTime() - 60_000));
  await createBounceList({ db: world.worker.kysely, clock }, policies.history)(await world.indexOf('ada@people.example'));
  expect(await read()).toMatchObject({ ok: false, figures: { withoutConsent: 0, againstNo: 1 } });
});
