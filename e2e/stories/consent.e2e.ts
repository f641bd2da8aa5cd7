import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFaults } from '../src/axe-faults.ts';
import type { Installation } from '../src/installation.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';
import { walkAgainstSignal, walkConsentStates } from '../src/walk/consent-walk.ts';

const notice = (page: Page) => page.getByRole('region', { name: 'One thing is up to you.' });
const recorded = (page: Page) => page.getByText('Your choice is recorded.').waitFor();

describe('one-hour', () => {
  story(
    'OH-13 OH-14 OH-24: in every state of consent exactly the declared cookies are there, and nobody else is asked',
    async ({ browser, installation }) => {
      const walk = { browser, installation, policyId: 'one-hour' } as const;
      await walkConsentStates(walk);
      await walkAgainstSignal(walk);
    },
  );

  story(
    'OH-14 HI-16: refusing and agreeing are the same work by eye, key and ear, and nothing typed is lost by it',
    async ({ studio, page }) => {
      await studio.prompt.fill('A red boat that is not made yet');
      const [no, yes] = [notice(page).getByRole('button', { name: 'No' }), notice(page).getByRole('button', { name: 'Yes' })];
      const [refuse, agree] = [await no.boundingBox(), await yes.boundingBox()];
      expect([refuse?.width, refuse?.height, refuse?.y]).toEqual([agree?.width, agree?.height, agree?.y]);
      const looks = (button: typeof no) =>
        button.evaluate((element) => {
          const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element);
          return [color, backgroundColor, borderColor, fontSize, fontWeight];
        });
      expect(await looks(no)).toEqual(await looks(yes));
      expect(await axeFaults(page)).toEqual([]);
      await no.focus();
      await page.keyboard.press('Tab');
      expect(await yes.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await recorded(page);
      const said = page.getByRole('status').filter({ hasText: 'Your choice is recorded.' });
      await expect.poll(() => said.evaluate((status) => status === document.activeElement)).toBe(true);
      expect(await studio.prompt.inputValue()).toBe('A red boat that is not made yet');
      await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie choices' }).click();
      await page.getByRole('heading', { name: 'One thing is up to you.' }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
      // One question has two buttons, and what was chosen stands in the receipt.
      expect(await page.getByRole('main').getByRole('radio').count()).toBe(0);
      expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual(['No', 'Yes']);
      await page.locator('.receipt').getByText('no', { exact: true }).waitFor();
    },
  );

  story('OH-14: without script the same, and nothing is set or recorded before an act', async ({ browser, installation }) => {
    const context = await browser.newContext({ baseURL: installation.origin, javaScriptEnabled: false, locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto('/privacy');
    expect(await context.cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Nein', exact: true }).click();
    await page.getByText('Ihre Auswahl ist vermerkt.').waitFor();
    expect((await context.cookies()).map(({ name }) => name.replace(/-\d+$/, ''))).toEqual(['candid_consent']);
    await page.goto('/privacy');
    expect(await page.getByRole('button', { name: 'Nein', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: 'Cookie-Auswahl' }).click();
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.locator('.receipt').getByText('ja', { exact: true }).waitFor();
    await context.close();
  });
});

interface Wire {
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly form?: string;
}

/** A request as it stands on the wire, with headers that no browser would send. */
const ask = async ({ origin }: Installation, { path = '/consent', headers = {}, form }: Wire) => {
  const { hostname, port, host } = new URL(origin);
  const ours = form === undefined ? {} : { origin, 'content-type': 'application/x-www-form-urlencoded' };
  const method = form === undefined ? 'GET' : 'POST';
  const asked = request({ host: hostname, port, path, method, agent: false, headers: { host, ...ours, ...headers } });
  asked.end(form);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const body = (await buffer(answer)).toString();
  const set = answer.headers['set-cookie'] ?? [];
  return { status: answer.statusCode, body, set, vary: answer.headers.vary, type: answer.headers['content-type'] };
};

const wordingOf = (html: string): string => /name="wording" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
const cookieIn = (set: readonly string[], name: string): string =>
  set.find((header) => header.startsWith(`${name}-`) && !header.includes('Max-Age=0'))?.split(';')[0] ?? '';

describe('at the wire', () => {
  const agreeing = async (installation: Installation, headers: OutgoingHttpHeaders = {}) => {
    const { body } = await ask(installation, {});
    const form = `choice=all&means=panel&wording=${wordingOf(body)}`;
    return ask(installation, { form, headers });
  };

  story('OH-14: a forged form is refused, sets nothing, and records nothing', async ({ installation, records }) => {
    const before = await records.rows<{ id: string }>('SELECT id FROM consent_record');
    const { body } = await ask(installation, {});
    const fields = `means=panel&wording=${wordingOf(body)}`;
    const forged: readonly (readonly [number, Wire])[] = [
      [403, { form: `choice=all&${fields}`, headers: { origin: 'https://elsewhere.example' } }],
      [403, { form: `choice=all&${fields}`, headers: { 'sec-fetch-site': 'cross-site' } }],
      [400, { form: `choice=all&choice=none&${fields}` }],
      [400, { form: `choice=all&holder=00000000-0000-4000-8000-000000000000&${fields}` }],
      [400, { form: `choice=some&use-essential=no&${fields}` }],
      [409, { form: `choice=all&means=panel&wording=${'0'.repeat(64)}` }],
    ];
    for (const [status, wire] of forged) {
      const answer = await ask(installation, wire);
      expect([answer.status, answer.set.filter((header) => header.startsWith('candid_consent'))], wire.form).toEqual([
        status,
        [],
      ]);
    }
    const after = await records.rows<{ id: string }>('SELECT id FROM consent_record');
    const known = new Set(before.map(({ id }) => id));
    expect(after.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  story('OH-10: the signal is one 1: sent as 0, or twice, or as anything else, it says nothing', async ({ installation }) => {
    const foot = 'Global Privacy Control received and honoured';
    const hears = async (signal: string | string[]) =>
      (await ask(installation, { path: '/cookies', headers: { 'sec-gpc': signal } })).body.includes(foot);
    expect(await hears('1')).toBe(true);
    for (const signal of ['0', '', 'true', '1;v=1', ['1', '1'], ['1', '0'], ['0', '1']])
      expect(await hears(signal), String(signal)).toBe(false);
    const answer = await agreeing(installation, { 'sec-gpc': '1' });
    expect(answer.body).toMatch(/<dd>no<\/dd>/);
    const doubled = await agreeing(installation, { 'sec-gpc': ['1', '1'] });
    expect(doubled.body).toMatch(/<dd>yes<\/dd>/);
  });

  story(
    'OH-14: of several cookies of one name only what all allow counts, and a forged one is none',
    async ({ installation }) => {
      const agreed = cookieIn((await agreeing(installation)).set, 'candid_consent');
      const { body } = await ask(installation, {});
      const refusal = await ask(installation, { form: `choice=none&means=panel&wording=${wordingOf(body)}` });
      const refused = cookieIn(refusal.set, 'candid_consent');
      const says = async (cookie: string) =>
        /<dd>(yes|no|none yet, so no|taken back)<\/dd>/.exec((await ask(installation, { headers: { cookie } })).body)?.[1];
      expect(await says(agreed)).toBe('yes');
      for (const cookie of [`${agreed}; ${refused}`, `${refused}; ${agreed}`]) expect(await says(cookie)).toBe('no');
      const [name = ''] = agreed.split('=');
      expect(await says(`${name}={"analytics":"granted"}`)).toBe('none yet, so no');
      expect(await says(`${agreed.slice(0, -2)}AA`)).toBe('none yet, so no');
      expect(await says(`${name}=x; ${agreed}`)).toBe('yes');
    },
  );

  story('caches are told what decides, and machines that the signal is honoured', async ({ installation }) => {
    for (const path of ['/', '/consent', '/_root.data']) {
      const names = (await ask(installation, { path })).vary?.split(', ');
      expect(names, path).toEqual(['Accept-Language', 'Cookie', 'Sec-GPC']);
    }
    const { status, type, body } = await ask(installation, { path: '/.well-known/gpc.json' });
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toEqual({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });
});

story('a notice in another language asks the same question', async ({ browser, installation }) => {
  const visitor = await createVisitor(browser, installation.origin, { locale: 'de-DE' });
  await visitor.page.goto('/');
  await visitor.page
    .getByRole('region', { name: 'Eines entscheiden Sie selbst.' })
    .getByRole('button', { name: 'Ja', exact: true })
    .click();
  await visitor.page.getByText('Ihre Auswahl ist vermerkt.').waitFor();
  await visitor.page.goto('/consent?lang=en');
  await visitor.page.locator('.receipt').getByText('yes', { exact: true }).waitFor();
  await visitor.leave();
});
