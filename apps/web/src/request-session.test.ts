import { newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { SESSION_HEADER, type RequestKit } from '@candid/remix-kit';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRequestSessions } from './request-session.ts';
import { createCarrier } from './session-carrier.ts';

const ORIGIN = new URL('http://127.0.0.1:4100');

/** Sessions in memory, found by their tokens; those who share `key` are programs that seal their cookies alike. */
const createWorld = (id: 'credits' | 'one-hour' | 'no-account', key = randomBytes(32)) => {
  const known = new Map<string, { id: ReturnType<typeof newId<'session'>>; subjectId: ReturnType<typeof newId<'subject'>> }>();
  const begin = (token: string) => {
    const session = { id: newId<'session'>(), subjectId: newId<'subject'>() };
    known.set(token, session);
    return { ...session, token };
  };
  const carrier = createCarrier({
    rules: policies[id].sessions,
    secrets: [{ id: 'one', key }],
    origin: ORIGIN,
    clock: { now: () => new Date(0) },
  });
  const resume = (token: string) => Promise.resolve(known.get(token) ?? null);
  const sessionOf = createRequestSessions({
    carrier,
    visitors: { start: () => Promise.resolve(begin(`visitor-${known.size}`)), resume },
    people: {
      resume: async (token) =>
        resume(token).then((found) => found && { ...found, isClosing: false, preferences: { language: null, theme: null } }),
    },
  });
  return { begin, sessionOf };
};

/** A request and what its answer says besides. */
const ask = async (world: ReturnType<typeof createWorld>, path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const cookies: string[] = [];
  const set = new Map<string, string>();
  const kit = {
    setCookie: (header: string) => void cookies.push(header),
    setHeader: (name: string, value: string) => void set.set(name, value),
  } as RequestKit;
  const session = await world.sessionOf(new Request(new URL(path, ORIGIN), { headers, method }), kit);
  return { session, cookies, handed: () => set.get(SESSION_HEADER) };
};

const carrying = (value: string) => ({ [SESSION_HEADER]: value });
const code = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

test('CR-07: a document begins no session, is nobody’s yet, and gets no cookie', async () => {
  const { session, cookies, handed } = await ask(createWorld('credits'), '/');
  expect(session).toMatchObject({ id: null, account: null, isPending: true, csrfToken: '' });
  expect([cookies, handed()]).toEqual([[], undefined]);
});

test('CR-07: a page that carries none begins a visitor’s session only by asking for one', async () => {
  const world = createWorld('credits');
  for (const [path, method] of [
    ['/generate', 'POST'],
    ['/api/studio', 'GET'],
    ['/api/session', 'POST'],
  ] as const)
    expect((await ask(world, path, carrying('none'), method)).session.id).toBeNull();
  const { session, cookies, handed } = await ask(world, '/api/session', carrying('none'));
  expect([session.id, cookies, handed()]).toEqual([expect.any(String), [], 'visitor visitor-0']);
  const again = await ask(world, '/api/studio', carrying('visitor visitor-0'));
  expect([again.session.id, again.session.isPending, again.handed()]).toEqual([session.id, false, undefined]);
});

test('CR-07: signing in hands over a token of its own, and signing out takes it back', async () => {
  const world = createWorld('credits');
  const { token, id } = world.begin('signed-in');
  const { session, cookies, handed } = await ask(world, '/sign-in', carrying('none'), 'POST');
  session.carryAccount(token);
  expect(handed()).toBe('account signed-in');
  const own = await ask(world, '/account', carrying('account signed-in'));
  expect(own.session).toMatchObject({ id, account: { isClosing: false } });
  own.session.forget();
  expect([own.handed(), cookies, own.cookies]).toEqual(['none', [], []]);
});

test('CR-07: an account’s token that is unknown here is taken back, and nobody becomes a visitor in its place', async () => {
  const { session, handed } = await ask(createWorld('credits'), '/api/session', carrying('account of-another-installation'));
  expect([session.id, handed(), code(session.demand)]).toEqual([null, 'ended', 'sign_in_needed']);
});

test('a token is taken as what it says it is: a visitor’s is no account’s', async () => {
  const world = createWorld('credits');
  world.begin('token');
  expect((await ask(world, '/api/studio', carrying('visitor token'))).session.account).toBeNull();
});

test('a form without the header is refused, and one with it needs nothing else', async () => {
  const world = createWorld('credits');
  const plain = await ask(world, '/sign-in', {}, 'POST');
  expect(code(() => plain.session.verifyForm('carried'))).toBe('csrf_failed');
  const sent = await ask(world, '/sign-in', carrying('none'), 'POST');
  expect(code(() => sent.session.verifyForm(null))).toBeUndefined();
  expect(code(sent.session.demand)).toBe('csrf_failed');
});

test('under cookies a header carries nothing, and a page begins a session', async () => {
  const world = createWorld('one-hour');
  world.begin('token');
  const { session, cookies, handed } = await ask(world, '/', carrying('visitor token'));
  expect(session).toMatchObject({ isPending: false, csrfToken: expect.stringMatching(/./) });
  expect([cookies.length, handed()]).toEqual([1, undefined]);
  const cookie = cookies[0]?.split(';')[0] ?? '';
  const next = await ask(world, '/api/studio', { cookie });
  expect([next.session.id, code(() => next.session.verifyForm(session.csrfToken))]).toEqual([session.id, undefined]);
  expect(code(() => next.session.verifyForm('carried'))).toBe('csrf_failed');
});

test('a cookie of another policy or installation is nobody’s, even one that was sealed alike: its form is refused, and a page begins anew', async () => {
  const key = randomBytes(32);
  const there = createWorld('one-hour', key);
  const visitor = await ask(there, '/');
  const account = await ask(there, '/sign-in', {}, 'POST');
  account.session.carryAccount(there.begin('signed-in').token);
  const stray = [visitor, account].map(({ cookies }) => cookies[0]?.split(';')[0] ?? '').join('; ');
  for (const here of [createWorld('one-hour', key), createWorld('no-account', key), createWorld('one-hour')]) {
    const sent = await ask(here, '/generate', { cookie: stray }, 'POST');
    expect([sent.session.id, sent.session.account, sent.cookies]).toEqual([null, null, []]);
    expect(code(() => sent.session.verifyForm(visitor.session.csrfToken))).toBe('csrf_failed');
    const page = await ask(here, '/', { cookie: stray });
    expect(page.session).toMatchObject({ account: null, isNew: true });
    expect([page.session.id === visitor.session.id, page.cookies.length]).toEqual([false, 1]);
  }
});

test('CR-07: a visitor’s token that is unknown here is replaced, once the page asks for a session and not before', async () => {
  const world = createWorld('credits');
  const sent = await ask(world, '/api/studio', carrying('visitor of-another-installation'));
  expect([sent.session.id, sent.handed()]).toEqual([null, 'ended']);
  const asked = await ask(world, '/api/session', carrying('visitor of-another-installation'));
  expect([asked.session.id, asked.handed()]).toEqual([expect.any(String), 'visitor visitor-0']);
});
