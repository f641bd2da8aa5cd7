import type { Consents, KeptChoice } from '@candid/accounts';
import { AppError, newId, type SubjectId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { RequestKit } from '@candid/remix-kit';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Acting } from './consent-limit.ts';
import { createRequestConsents } from './request-consent.ts';
import type { RequestSession } from './request-session.ts';

const ORIGIN = new URL('http://127.0.0.1:4100');
const holder = newId<'subject'>();
const yes = { terms: 't', outcomes: { preference: 'granted', analytics: 'granted' }, decidedAt: new Date(1), holder } as const;
const no = {
  terms: 't',
  outcomes: { preference: 'refused', analytics: 'refused' },
  decidedAt: new Date(2),
  holder: null,
} as const;

/** A record for whoever is in it, and a choice that gives the answer it is told to. */
const createWorld = (
  recorded: ReadonlyMap<SubjectId, KeptChoice>,
  choice: KeptChoice | (() => KeptChoice) = no,
  changes = {},
) => {
  const more = { limit: () => Promise.resolve(), ...changes };
  const consents: Consents = {
    rules: { asks: ['preference', 'analytics'], terms: 't', remembersFor: 1_000_000, lifetime: 1 },
    standing: (subjectId) => Promise.resolve(recorded.get(subjectId) ?? null),
    choose: () => Promise.resolve({ account: null, kept: typeof choice === 'function' ? choice() : choice }),
    mayUse: () => Promise.resolve(false),
    grantOf: () => Promise.resolve(null),
  };
  const secrets = [{ id: 'one', key: randomBytes(32) }];
  const clock = { now: () => new Date(0) };
  const consentOf = createRequestConsents({ policy: policies.history, consents, secrets, origin: ORIGIN, clock, ...more });
  return async (headers: Record<string, string>, account: SubjectId | null = null) => {
    const cookies: string[] = [];
    const kit = { setCookie: (header: string) => void cookies.push(header) } as RequestKit;
    const session = { id: account && newId<'session'>(), subjectId: account, account: account && { isClosing: false } };
    const consent = await consentOf(new Request(ORIGIN, { headers }), kit, session as RequestSession);
    return { consent, cookies };
  };
};

const wording = { locale: 'en', text: 'May we?' };
const act = { granted: [], wording, means: 'panel' } as const;

/** A browser's cookie of a choice, as a server with this world writes it. */
const cookieOf = async (world: ReturnType<typeof createWorld>): Promise<string> => {
  const { consent, cookies } = await world({});
  await consent.choose(act);
  return cookies[0]?.split(';')[0] ?? '';
};

test('before any act nothing is allowed and nothing is set', async () => {
  const { consent, cookies } = await createWorld(new Map())({});
  expect(consent).toMatchObject({ state: 'none', isToBeAsked: true, signalsGpc: false, decision: null });
  expect([consent.allows('analytics'), consent.agreedBy('analytics')]).toEqual([false, null]);
  expect(cookies).toEqual([]);
});

test('HI-16: a yes that its record says too is one, and a yes that no record knows is none', async () => {
  const world = createWorld(new Map([[holder, yes]]), yes);
  const Cookie = await cookieOf(world);
  const { consent } = await world({ Cookie });
  expect([consent.allows('analytics'), consent.agreedBy('analytics'), consent.state]).toEqual([true, holder, 'all']);
  const forgetful = new Map([[holder, yes as KeptChoice]]);
  const other = createWorld(forgetful, yes);
  const kept = await cookieOf(other);
  forgetful.clear();
  const lost = await other({ Cookie: kept });
  expect([lost.consent.allows('analytics'), lost.consent.isToBeAsked]).toEqual([false, true]);
});

test('OH-14: of a choice that was taken back on another tab the record is believed, and not the old cookie', async () => {
  const recorded = new Map<SubjectId, KeptChoice>([[holder, yes]]);
  const world = createWorld(recorded, yes);
  const Cookie = await cookieOf(world);
  recorded.set(holder, { ...yes, outcomes: { preference: 'granted', analytics: 'withdrawn' }, decidedAt: new Date(3) });
  const { consent } = await world({ Cookie });
  expect([consent.allows('preference'), consent.allows('analytics')]).toEqual([true, false]);
});

test('OH-10 HI-05: a signal refuses what was agreed to, and anything but one 1 is no signal', async () => {
  const world = createWorld(new Map([[holder, yes]]), yes);
  const Cookie = await cookieOf(world);
  const analyses = async (signal: string) => (await world({ Cookie, 'Sec-GPC': signal })).consent.allows('analytics');
  expect(await Promise.all(['1', '0', '1, 1', 'true'].map(analyses))).toEqual([false, true, true, true]);
  const { consent } = await world({ Cookie, 'Sec-GPC': '1' });
  expect([consent.allows('preference'), consent.agreedBy('analytics')]).toEqual([true, null]);
});

test('OH-14: optional cookies that are not agreed to are deleted, under either name, and no other', async () => {
  const world = createWorld(new Map([[holder, yes]]), yes);
  const kept = await cookieOf(world);
  const jar = 'candid_usage=1; candid_usage-4100=2; candid_preferences-4100=3; candid_session-4100=4; other=5';
  expect((await world({ Cookie: jar })).cookies).toEqual([
    'candid_preferences-4100=; Path=/; SameSite=Lax; Max-Age=0',
    'candid_usage=; Path=/; SameSite=Lax; Max-Age=0',
    'candid_usage-4100=; Path=/; SameSite=Lax; Max-Age=0',
  ]);
  expect((await world({ Cookie: `${jar}; ${kept}` })).cookies).toEqual([]);
  expect((await world({ Cookie: `${jar}; ${kept}`, 'Sec-GPC': '1' })).cookies.map((one) => one.split('=')[0])).toEqual([
    'candid_usage',
    'candid_usage-4100',
  ]);
});

test('OH-14: an act deletes with its own answer what it no longer allows', async () => {
  const recorded = new Map<SubjectId, KeptChoice>([[holder, yes]]);
  let chosen: KeptChoice = yes;
  const agreeing = createWorld(recorded, () => chosen);
  const Cookie = `candid_usage-4100=1; ${await cookieOf(agreeing)}`;
  const { consent, cookies } = await agreeing({ Cookie });
  expect(cookies).toEqual([]);
  chosen = no;
  const after = await consent.choose(act);
  expect(cookies.map((one) => one.split('=')[0])).toEqual(['candid_consent-4100', 'candid_usage-4100']);
  expect([after.state, after.isToBeAsked, after.allows('analytics')]).toEqual(['refused', false, false]);
});

test('several cookies of one name allow what all of them allow, in whatever order, and forged ones are nothing', async () => {
  let chosen: KeptChoice = yes;
  const world = createWorld(new Map([[holder, yes]]), () => chosen);
  const agreed = await cookieOf(world);
  chosen = no;
  const refused = await cookieOf(world);
  for (const Cookie of [`${agreed}; ${refused}`, `${refused}; ${agreed}`]) {
    const { consent } = await world({ Cookie });
    expect([consent.allows('analytics'), consent.state]).toEqual([false, 'refused']);
  }
  const forged = await world({ Cookie: `candid_consent-4100=${agreed.slice(-40)}; candid_consent-4100={"analytics":"granted"}` });
  expect(forged.consent.state).toBe('none');
});

test('whoever is signed in has their account’s choice, wherever they are', async () => {
  const person = newId<'subject'>();
  const recorded = new Map<SubjectId, KeptChoice>([[holder, yes]]);
  const world = createWorld(recorded, yes);
  const Cookie = await cookieOf(world);
  expect((await world({ Cookie }, person)).consent.agreedBy('analytics')).toBe(holder);
  recorded.set(person, { ...no, decidedAt: new Date(0) });
  expect((await world({ Cookie }, person)).consent.allows('analytics')).toBe(false);
  recorded.set(person, { ...yes, terms: 'others' });
  expect((await world({ Cookie }, person)).consent.agreedBy('analytics')).toBe(holder);
  expect((await world({}, person)).consent).toMatchObject({ isToBeAsked: true, state: 'all' });
});

test('nobody is asked for what is not used here, and whoever wants to can choose all the same', async () => {
  const { consent } = await createWorld(new Map(), no, { inUse: [] })({});
  expect(consent).toMatchObject({ asks: ['preference', 'analytics'], isToBeAsked: false });
  expect(await consent.choose(act)).toMatchObject({ isToBeAsked: false, state: 'refused' });
});

test('an act beyond the limit is refused before anything is written', async () => {
  const limit = (acting: Acting) => {
    expect(acting.holder).toBeNull();
    return Promise.reject(new AppError('too_many'));
  };
  const chosen = () => {
    throw new Error('it was written');
  };
  const { consent } = await createWorld(new Map(), chosen, { limit })({});
  await expect(consent.choose(act)).rejects.toMatchObject({ code: 'too_many' });
});

test('where nothing is optional nobody is asked, whatever they send', async () => {
  const consentOf = createRequestConsents({
    policy: policies.credits,
    consents: null,
    secrets: [{ id: 'one', key: randomBytes(32) }],
    origin: ORIGIN,
    clock: { now: () => new Date(0) },
    limit: () => Promise.resolve(),
  });
  const request = new Request(ORIGIN, { headers: { 'Sec-GPC': '1', Cookie: 'candid_consent-4100=x; candid_usage=1' } });
  const consent = await consentOf(request, {} as RequestKit, {} as RequestSession);
  await expect(consent.choose(act)).rejects.toMatchObject({ code: 'not_found' });
  expect(consent).toMatchObject({ asks: [], isToBeAsked: false, signalsGpc: true, state: 'none', decision: null });
  expect([consent.allows('analytics'), consent.agreedBy('analytics')]).toEqual([false, null]);
});
