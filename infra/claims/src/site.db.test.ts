import { probes, type Site } from '@candid/application/evidence';
import { policies, type PolicyId } from '@candid/policy';
import { afterAll, expect, test } from 'vitest';
import { openSite, type OpenSite } from './testing/open-site.ts';

/*
 * The built program is asked for every page as a stranger would: once by these tests themselves, and once by the probes, which then have to
 * find what is seeded into the answers.
 */

const opened = new Map<PolicyId, Promise<OpenSite>>();
afterAll(async () => {
  for (const open of await Promise.all(opened.values())) await open.close();
});

/** One site of each policy, opened when the first test asks. */
const siteOf = async (policyId: PolicyId): Promise<Site> => {
  const open = opened.get(policyId) ?? openSite(policies[policyId]);
  opened.set(policyId, open);
  return (await open).site;
};

/** The site, with something of one answer changed. */
const seeded = (site: Site, path: string, change: (answer: Response, text: string) => Response): Site => ({
  ...site,
  ask: async (asked, options) => {
    const answer = await site.ask(asked, options);
    return asked === path ? change(answer, await answer.text()) : answer;
  },
});

const withHeader =
  (name: string, value: string) =>
  (answer: Response, text: string): Response => {
    const headers = new Headers(answer.headers);
    if (name === 'Set-Cookie') headers.append(name, value);
    else headers.set(name, value);
    return new Response(text, { status: answer.status, headers });
  };

const withText =
  (more: string) =>
  ({ status, headers }: Response, text: string): Response =>
    new Response(text + more, { status, headers });

/** Names of the cookies that a page gives to a stranger, as the policy calls them. */
const cookiesAt = async (site: Site, path: string): Promise<string[]> => {
  const answer = await site.ask(path);
  await answer.body?.cancel();
  return answer.headers.getSetCookie().map((line) => line.replace(/(-\d+)?=.*/, ''));
};

const PAGES = ['/', '/privacy', '/cookies', '/terms', '/no-such-page', '/robots.txt'];
const cookiesOf = async (site: Site): Promise<string[][]> => Promise.all(PAGES.map((path) => cookiesAt(site, path)));
const onlyAtHome = PAGES.map((path) => (path === '/' ? ['candid_session'] : []));

test('OH-13: a stranger is given the session of a first visit, and nothing else', async () => {
  expect(await cookiesOf(await siteOf('one-hour'))).toEqual(onlyAtHome);
});

test('OH-24: every page answers somebody whose browser sends no cookie', async () => {
  const site = await siteOf('one-hour');
  const answers = await Promise.all(PAGES.map((path) => site.ask(path)));
  for (const { body } of answers) await body?.cancel();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404, 200]);
});

test('OH-13 evidence: the whole site gives what is declared, and what is not would be found', async () => {
  const site = await siteOf('one-hour');
  const reading = await probes['cookie-walk']({ site, policy: policies['one-hour'] });
  expect(reading).toMatchObject({ ok: true, figures: { given: 'candid_session', beyond: 0, byScript: 0, foreign: 0 } });
  expect(reading.figures['pages']).toBeGreaterThan(30);
  expect(reading.figures['scripts']).toBeGreaterThan(20);
  const tracked = seeded(site, '/terms', withHeader('Set-Cookie', '_ga=1; Path=/; Max-Age=5184000; HttpOnly; SameSite=Lax'));
  expect(await probes['cookie-walk']({ site: tracked, policy: policies['one-hour'] })).toMatchObject({
    ok: false,
    figures: { beyond: 1 },
  });
});

test('OH-24 evidence: every page answers without optional cookies as with them, and one that does not would be found', async () => {
  const site = await siteOf('one-hour');
  const reading = await probes['cookies-blocked']({ site, policy: policies['one-hour'] });
  expect(reading).toMatchObject({ ok: true, figures: { essential: 1, failing: 0 } });
  const demanding = seeded(site, '/terms', () => new Response(null, { status: 500 }));
  expect(await probes['cookies-blocked']({ site: demanding, policy: policies['one-hour'] })).toMatchObject({
    ok: false,
    figures: { failing: 1 },
  });
});

test('NA-11: a stranger is given the session of a first visit, and nothing else', async () => {
  expect(await cookiesOf(await siteOf('no-account'))).toEqual(onlyAtHome);
});

test('NA-18: nothing but what is the same for everybody may be kept on the way', async () => {
  const site = await siteOf('no-account');
  const said = async (path: string): Promise<string | null> => {
    const answer = await site.ask(path);
    await answer.body?.cancel();
    return answer.headers.get('Cache-Control');
  };
  for (const path of ['/', '/privacy', '/no-such-page', '/images/019a0000-0000-7000-8000-000000000000', '/api/studio'])
    expect(await said(path), path).toBe('private, no-store');
  expect(await said('/robots.txt')).toMatch(/^public/);
});

test('NA-11 evidence: the whole site gives and calls what is declared, and what is not would be found', async () => {
  const site = await siteOf('no-account');
  const reading = await probes['cookie-walk']({ site, policy: policies['no-account'] });
  expect(reading).toMatchObject({ ok: true, figures: { given: 'candid_session', beyond: 0, byScript: 0, foreign: 0 } });
  const calling = seeded(site, '/terms', withText('<img src="https://pixel.example/1.gif">'));
  expect(await probes['cookie-walk']({ site: calling, policy: policies['no-account'] })).toMatchObject({
    ok: false,
    figures: { foreign: 1 },
  });
});

test('NA-18 evidence: no cache may keep what is somebody’s own, and an answer that it may would be found', async () => {
  const site = await siteOf('no-account');
  const reading = await probes['cache-headers']({ site });
  expect(reading).toMatchObject({ ok: true, figures: { personal: 0 } });
  expect(String(reading.figures['sharable']).split(' ')).toContain('/robots.txt');
  const open = seeded(site, '/', withHeader('Cache-Control', 'public, max-age=60'));
  expect(await probes['cache-headers']({ site: open })).toMatchObject({ ok: false, figures: { personal: 1 } });
});

test('CR-25: a stranger is given no cookie at all', async () => {
  expect((await cookiesOf(await siteOf('credits'))).flat()).toEqual([]);
});

test('CR-26: every page may load from here alone', async () => {
  const site = await siteOf('credits');
  for (const path of PAGES.slice(0, 4)) {
    const answer = await site.ask(path);
    await answer.body?.cancel();
    const sources = (answer.headers.get('Content-Security-Policy') ?? '').split('; ').map((text) => text.split(' '));
    const mayLoad = sources.filter(([name = '']) => name.endsWith('-src')).flatMap(([, ...from]) => from);
    const beyond = mayLoad.filter((from) => !/^('(self|none|nonce-.+)'|blob:|data:)$/.test(from));
    expect(
      beyond.filter((from) => new URL(from).origin !== site.origin.origin),
      path,
    ).toEqual([]);
  }
});

test('CR-25 evidence: the whole site keeps two names and no cookie, and what is more would be found', async () => {
  const site = await siteOf('credits');
  const reading = await probes['storage-walk']({ site, policy: policies.credits });
  expect(reading).toMatchObject({
    ok: true,
    figures: { cookies: '', names: 'gi2_anon_used gi2_token', beyond: 0, otherwise: 0 },
  });
  const more = seeded(site, '/terms', withText('<meta name="candid-token" content="visitor_id">'));
  expect(await probes['storage-walk']({ site: more, policy: policies.credits })).toMatchObject({
    ok: false,
    figures: { beyond: 1 },
  });
});

test('CR-26 evidence: the whole site calls nobody else, and a call would be found', async () => {
  const site = await siteOf('credits');
  expect(await probes['foreign-origins']({ site })).toMatchObject({ ok: true, figures: { foreign: 0, named: '' } });
  const calling = seeded(site, '/terms', withText('<script src="https://ads.example/a.js"></script>'));
  expect(await probes['foreign-origins']({ site: calling })).toMatchObject({
    ok: false,
    figures: { foreign: 1, named: 'https://ads.example/a.js' },
  });
});
