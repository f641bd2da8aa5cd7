import { createAnonymousSessions, type AnonymousSessions } from '@candid/accounts';
import { createPeople, type PeopleApi } from '@candid/application';
import { openAccountStores, openPeopleWorld, type AccountStores } from '@candid/application/testing';
import { policies } from '@candid/policy';
import { SESSION_HEADER, type RequestKit } from '@candid/remix-kit';
import type { AppLoadContext } from '@remix-run/node';
import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createRequestSessions } from '../../src/request-session.ts';
import { createCarrier } from '../../src/session-carrier.ts';
import { enter, type Entering } from './enter.ts';

// Goal: whatever a browser carried before somebody signs in with it opens nothing afterwards, for whoever put it there (session fixation).
// Method: real sessions under each way to carry them; the thief's browser keeps what it planted and asks again.

type ServedId = 'one-hour' | 'history' | 'credits';
const ORIGIN = new URL('http://localhost:4100');
const EMAIL = 'ada@people.example';
const PASSWORD = 'violet kettle under snow';
const OTHER = 'nine copper lanterns hum';

let close: () => Promise<void>;
afterEach(() => close());

/** A browser as it looks from here: the one cookie or header that leads to a session. */
interface Browser {
  readonly cookies: Map<string, string>;
  header: string;
}
const planted = (from: Browser): Browser => ({ cookies: new Map(from.cookies), header: from.header });

const createSite = (id: ServedId, { web, clock }: Pick<AccountStores, 'web' | 'clock'>, people: PeopleApi) => {
  const rules = policies[id].sessions;
  const visitors = createAnonymousSessions({ db: web.kysely, clock, rules: rules.anonymous });
  const carrier = createCarrier({ rules, origin: ORIGIN, clock, secrets: [{ id: 'one', key: randomBytes(32) }] });
  const sessionOf = createRequestSessions({ visitors, people, carrier });
  const ask = async (browser: Browser, path: string, method = 'GET') => {
    const headers = new Headers([
      ['Cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')],
      [SESSION_HEADER, browser.header],
    ]);
    const kit = {
      setCookie: (set: string) => {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (set.includes('Max-Age=0')) browser.cookies.delete(name);
        else browser.cookies.set(name, value);
      },
      setHeader: (_: string, value: string) => void (browser.header = value),
    } as unknown as RequestKit;
    const request = new Request(new URL(path, ORIGIN), { headers, method });
    return { request, session: await sessionOf(request, kit) };
  };
  const enterWith = async (browser: Browser, signIn: (entering: Entering) => Promise<{ readonly token: string }>) => {
    const { request, session } = await ask(browser, '/sign-in', 'POST');
    await enter({ request, context: { session, people } as unknown as AppLoadContext }, signIn);
  };
  /** Both transports at once: a policy looks at its own. */
  const open = async (): Promise<Browser> => {
    const browser: Browser = { cookies: new Map(), header: 'none' };
    const { session } = await ask(browser, '/api/session');
    expect(session.id).not.toBeNull();
    return browser;
  };
  return { ask, enterWith, open, visitors };
};

type Way = (entering: Entering) => Promise<{ readonly token: string }>;
interface World {
  readonly site: ReturnType<typeof createSite>;
  readonly visitors: AnonymousSessions;
  /** Lets Ada in. */
  readonly way: Way;
  /** Lets somebody else in. */
  readonly thief: Way;
}

/** A world in which Ada has what she needs to come in by a way. */
const openWorld = async (id: ServedId, by: 'google' | 'password' | 'sign-up' | 'reset'): Promise<World> => {
  if (by === 'google') {
    const stores = await openAccountStores(policies[id]);
    close = stores.close;
    const { web, vault, clock } = stores;
    const people = createPeople({ db: web.kysely, vault, clock }, policies[id], {
      origin: ORIGIN.href,
      jobs: { enqueue: () => Promise.resolve() },
    });
    if (!people) throw new Error(`${id} has no accounts`);
    const person = (googleId: string, email: string): Way => {
      const age = { limit: 16, statedAt: clock.now() };
      return (entering) => people.signIn({ person: { googleId, email, name: null }, age, language: 'en', ...entering });
    };
    const site = createSite(id, stores, people);
    return { site, visitors: site.visitors, way: person('1', EMAIL), thief: person('2', 'eve@people.example') };
  }
  const world = await openPeopleWorld(policies[id]);
  close = world.close;
  const { passwords, clock, signUp, tokenIn } = world;
  const age = { limit: 16, statedAt: clock.now() };
  await signUp({ email: 'eve@people.example', password: PASSWORD, name: 'Eve' });
  clock.advance(1);
  if (by === 'sign-up') await passwords.askForAccount({ email: EMAIL, age, network: null });
  else await signUp({ email: EMAIL, password: PASSWORD, name: 'Ada' });
  clock.advance(1);
  if (by === 'reset') await passwords.askForPassword({ email: EMAIL, network: null });
  const token = by === 'password' ? '' : await tokenIn(by);
  const ways: Record<typeof by, Way> = {
    password: (entering) => passwords.signIn({ email: EMAIL, password: PASSWORD, network: null, ...entering }),
    'sign-up': (entering) => passwords.finishSignUp({ token, password: PASSWORD, name: 'Ada', ...entering }),
    reset: (entering) => passwords.reset({ token, password: OTHER, network: null, ...entering }),
  };
  const thief: Way = (entering) =>
    passwords.signIn({ email: 'eve@people.example', password: PASSWORD, network: null, ...entering });
  const site = createSite(id, world, world.people);
  return { site, visitors: site.visitors, way: ways[by], thief };
};

const WAYS = [
  ['one-hour', 'google'],
  ['history', 'password'],
  ['history', 'sign-up'],
  ['history', 'reset'],
  ['credits', 'password'],
  ['credits', 'sign-up'],
  ['credits', 'reset'],
] as const;

test.each(WAYS)(
  'OH-16 CR-07: under %s a visitor’s session that was planted is over once somebody came in by %s',
  async (id, by) => {
    const { site, way } = await openWorld(id, by);
    const thief = await site.open();
    const before = (await site.ask(thief, '/account')).session;
    const victim = planted(thief);
    await site.enterWith(victim, way);
    const own = (await site.ask(victim, '/account')).session;
    expect(own.account).not.toBeNull();
    const after = (await site.ask(planted(thief), '/account')).session;
    expect([after.id, after.account]).toEqual([null, null]);
    expect([before.subjectId, after.subjectId]).not.toContain(own.subjectId);
    expect([own.id === before.id, victim.header === thief.header && id === 'credits']).toEqual([false, false]);
    expect([...victim.cookies.values()].filter((value) => [...thief.cookies.values()].includes(value))).toEqual([]);
  },
);

test.each(WAYS)(
  'OH-16 CR-07: under %s the session of another account that was planted is over once somebody came in by %s',
  async (id, by) => {
    const { site, way, thief: letEveIn } = await openWorld(id, by);
    const eve = await site.open();
    await site.enterWith(eve, letEveIn);
    const hers = (await site.ask(eve, '/account')).session;
    const victim = planted(eve);
    await site.enterWith(victim, way);
    const own = (await site.ask(victim, '/account')).session;
    expect(own.account).not.toBeNull();
    expect(own.subjectId).not.toBe(hers.subjectId);
    expect((await site.ask(planted(eve), '/account')).session).toMatchObject({ id: null, account: null });
  },
);
