import { policies } from '@candid/policy';
import { bouncedAddress } from '@candid/announcing';
import { duration } from '@candid/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSupport, type SupportApi } from './support.ts';
import { openNewsletterWorld, type NewsletterWorld } from './testing/newsletter-world.ts';

// Goal: the forms that anybody can send an address with, beside those of accounts themselves, tell nobody whether it is known here: equal
// answers and equal queries, whoever holds the address. The forms of accounts are in packages/accounts (enumeration.db.test.ts).
// Method: every statement of the web program and of its vault is noted below the pools.

let world: NewsletterWorld;
let support: SupportApi;
beforeAll(async () => {
  world = await openNewsletterWorld();
  const { clock, jobs, vault, web } = world;
  const office = { timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5], closesAt: 17 * 60, holidays: [] };
  const readPicture = () => Promise.resolve(null);
  const made = createSupport({ db: web.kysely, vault, clock, jobs, office, readPicture }, policies.history);
  if (!made) throw new Error('history keeps letters');
  support = made;
  // What is done once, such as making the index's own key, is done before anything is compared.
  await world.read('first@people.example');
});
afterAll(() => world.close());

let people = 0;
const anAddress = (): string => `ada.${(people += 1)}@people.example`;

/** Whoever may hold an address, each with what this installation knows of it. */
const HOLDERS: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
  'who asked for news and has not answered': (email) => world.newsletter.ask({ email, network: null, language: 'en' }),
  'who reads news': (email) => world.read(email),
  'who read news and left': async (email) => {
    await world.read(email);
    await world.giveOut(email);
    await world.post();
    await world.deliver();
    await world.newsletter.leave(world.leaveToken(email), { means: 'letter', wording: world.wording });
  },
  'an address that letters bounced from': async (email) =>
    bouncedAddress(
      { db: world.worker.kysely, clock: world.clock, suppressionLifetime: duration.days(30) },
      await world.indexOf(email),
    ),
  'an account': (email) => world.account(email),
  'an account that reads news': async (email) =>
    world.newsletter.join(await world.account(email), { language: 'de', wording: world.wording }),
};

const FORMS: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
  newsletter: (email) => world.newsletter.ask({ email, network: '192.0.2.1', language: 'en' }),
  contact: (address) =>
    support.send({ kind: 'general', text: 'Do you know me?', address, language: 'en', account: null, files: [] }),
};

/** What an attempt gives away. */
const seen = async (attempt: () => Promise<unknown>) => {
  // Limits and clocks of before are over.
  world.clock.advance(duration.days(1));
  world.statements.length = 0;
  const answer = await attempt().catch((error: unknown) => (error as { readonly code: string }).code);
  return { answer: answer instanceof Date ? 'taken' : answer, statements: [...world.statements] };
};

describe.each(Object.entries(FORMS))('the form %s tells nothing of', (_, form) => {
  test.each(Object.entries(HOLDERS))('%s', async (__, make) => {
    const known = anAddress();
    await make(known);
    const ofKnown = await seen(() => form(known));
    expect(ofKnown).toEqual(await seen(() => form(anAddress())));
    expect(ofKnown.statements.length).toBeGreaterThan(3);
  });
});
