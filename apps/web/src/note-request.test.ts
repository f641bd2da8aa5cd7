import type { Traffic } from '@candid/application';
import { newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import type { RequestKit } from '@candid/remix-kit';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAnalyticsClient } from './analytics-client.ts';
import { createRequestNotes } from './note-request.ts';
import { nothingAsked } from './request-consent.ts';
import type { RequestSession } from './request-session.ts';
import { createUsageVisit } from './usage-visit.ts';

const ORIGIN = new URL('http://127.0.0.1:4100');
const clock = { now: () => new Date(0) };
const holder = newId<'subject'>();
const secrets = [{ id: 'one', key: randomBytes(32) }];

const send = (headers: Record<string, string>, { agrees = true, path = '/privacy?token=secret' } = {}) => {
  const told: unknown[] = [];
  const set: string[] = [];
  const analytics = { tell: (page: unknown) => void told.push(page) } as unknown as NonNullable<Traffic['analytics']>;
  const note = createRequestNotes({
    traffic: { networkLog: null, visits: null, usage: null, analytics },
    clientIdOf: createAnalyticsClient({ policy: policies['one-hour'], secrets, origin: ORIGIN, clock }),
    followVisit: null,
    clock,
  });
  const request = new Request(new URL(path, ORIGIN), { headers: { 'Sec-Fetch-Dest': 'document', ...headers } });
  const signalsGpc = headers['Sec-GPC'] === '1';
  const may = agrees && !signalsGpc;
  const consent = { ...nothingAsked(request), signalsGpc, allows: () => may, agreedBy: () => (may ? holder : null) };
  const kit = { route: '/privacy', setCookie: (header: string) => void set.push(header) } as unknown as RequestKit;
  note(request, kit, { session: { account: null } as RequestSession, consent });
  return { told, set };
};

const PHONE = { 'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1' };

test('HI-05: of whoever agreed it is noted which page they saw and what they used, by the words of the program', () => {
  const noted: unknown[] = [];
  const usage = { record: (event: unknown) => void noted.push(event) } as unknown as NonNullable<Traffic['usage']>;
  const note = createRequestNotes({
    traffic: { networkLog: null, visits: null, usage, analytics: null },
    clientIdOf: null,
    followVisit: null,
    clock,
  });
  const session = { id: newId<'session'>(), subjectId: holder, account: null } as unknown as RequestSession;
  const calls = [
    ['GET', '/history/1?from=2026-01-01', '/history/:id'],
    ['POST', '/generate', '/generate'],
    ['POST', '/history/zip', '/history/zip'],
    ['POST', '/sign-out', '/sign-out'],
    ['GET', '/images/1', '/images/:id'],
  ] as const;
  for (const [method, path, route] of calls) {
    const headers = { 'Sec-Fetch-Dest': path.startsWith('/images') ? 'image' : 'document' };
    const request = new Request(new URL(path, ORIGIN), { method, headers });
    const consent = { ...nothingAsked(request), allows: () => true, agreedBy: () => holder };
    note(request, { route } as RequestKit, { session, consent });
  }
  expect(noted).toMatchObject([
    { kind: 'page_view', name: '/history/:id', agreedBy: holder },
    { kind: 'feature_used', name: 'make-picture', agreedBy: holder },
    { kind: 'feature_used', name: 'download-archive', agreedBy: holder },
  ]);
});

test('OH-10: whoever agreed gets the one declared cookie, and of their page the provider learns the class of the device', () => {
  const first = send(PHONE);
  expect(first.set[0]).toMatch(/^_ga-4100=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
  const [page] = first.told;
  expect(page).toMatchObject({ device: 'phone', agreedBy: holder, account: null, signalsGpc: false });
  expect(JSON.stringify(first.told)).not.toContain('secret');
  const again = send({ ...PHONE, Cookie: first.set[0]?.split(';')[0] ?? '' });
  expect(again.set).toEqual([]);
  expect(again.told).toEqual([page]);
});

test.each([
  ['has not agreed', {}, { agrees: false }],
  ['signals Global Privacy Control', { 'Sec-GPC': '1' }, {}],
  ['asks for a picture', { 'Sec-Fetch-Dest': 'image' }, { path: '/images/1' }],
])('OH-10: whoever %s gets no cookie, and nobody is told', (_, headers, options) => {
  expect(send({ ...PHONE, ...headers }, options)).toEqual({ told: [], set: [] });
});

test.each([
  ['goes to a page', '/privacy.data', `${ORIGIN.origin}/`, 1],
  ['goes home', '/_root.data', `${ORIGIN.origin}/privacy?lang=de`, 1],
  ['comes without saying from where', '/privacy.data', null, 1],
  ['stays while the page reads anew', '/privacy.data?_routes=root', `${ORIGIN.origin}/privacy?lang=de`, 0],
  ['stays at home while the page reads anew', '/_root.data', `${ORIGIN.origin}/`, 0],
  ['loads the page again', '/privacy', `${ORIGIN.origin}/privacy`, 1],
] as const)('OH-10 HI-05: whoever %s is counted as often as they went', (_, path, referrer, views) => {
  expect(send({ ...PHONE, ...(referrer === null ? {} : { Referer: referrer }) }, { path }).told).toHaveLength(views);
});

test('HI-05: how long a visit was is known once the next begins, by two times in the declared cookie', () => {
  let now = 0;
  const visitOf = createUsageVisit({
    policy: policies.history,
    secrets,
    origin: ORIGIN,
    clock: { now: () => new Date(now) },
  });
  let cookie = '';
  const see = (minutes: number): number | null | undefined => {
    now = minutes * 60_000;
    const kit = { setCookie: (header: string) => void (cookie = header) } as unknown as RequestKit;
    return visitOf?.(new Request(ORIGIN, { headers: { Cookie: cookie.split(';')[0] ?? '' } }), kit);
  };
  expect([see(0), see(10), see(25), see(54)]).toEqual([null, null, null, null]);
  expect(cookie).toMatch(/^candid_usage-4100=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=5184000$/);
  expect([see(90), see(200)]).toEqual([54 * 60, 0]);
});
