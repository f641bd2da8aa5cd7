import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { watchCarrying } from '../src/carrying.ts';
import { forgetAddress } from '../src/forget-address.ts';
import { keptInBrowser, NOTHING_KEPT, type Kept } from '../src/kept-in-browser.ts';
import { openInbox } from '../src/letters.ts';
import { PASSWORD, someAddress, SUBJECTS } from '../src/passwords.ts';
import type { Records } from '../src/records.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import type { Visitor } from '../src/visitor.ts';
import { expectFailure } from '../src/words.ts';

const story = storyUnder('credits');

/** A session of somebody with an account, as signing in hands it over. */
const beginAccount = async (records: Records, subjectId = randomUUID()) => {
  const token = randomBytes(32).toString('base64url');
  await records.rows(
    `INSERT INTO subject (id, kind, state, created_at, last_seen_at) VALUES ($1, 'account', 'open', now(), now())
     ON CONFLICT (id) DO NOTHING`,
    [subjectId],
  );
  await records.rows(
    `INSERT INTO session (id, subject_id, token_hash, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, now(), now(), now() + interval '30 days')`,
    [randomUUID(), subjectId, createHash('sha256').update(token).digest()],
  );
  return { token, subjectId };
};

/** What is kept, exactly, and that no cookie came. */
const watch = ({ context }: Visitor) => {
  const { found } = watchCarrying(context);
  return {
    expectKept: async (page: Page, kept: Partial<Kept> = {}) =>
      expect(await keptInBrowser(page, context)).toEqual({ ...NOTHING_KEPT, ...kept }),
    expectNoCookie: () => expect(found()).toEqual([]),
  };
};

const pictures = (page: Page) => page.locator('.sheet__items .frame[data-state="present"] img');
const shown = (page: Page) =>
  expect.poll(() => pictures(page).evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth > 0)));

describe('without an account', () => {
  story(
    'CR-07, CR-25: every function works without a cookie, and the browser keeps a yes or no at most',
    async ({ page, visitor, standIn, records }) => {
      await forgetAddress(records);
      const { expectKept, expectNoCookie } = watch(visitor);
      const studio = await openStudio(page);
      await expectKept(page);
      await page.getByText('One picture is free, without an account').waitFor();
      await page.getByRole('radio', { name: 'Darkroom' }).check({ force: true });
      await page.goto('/?lang=de');
      await page.goto('/');
      await expectKept(page);

      await openStudio(page);
      await studio.order('A red boat [fault:500]');
      await studio.frame('failed').waitFor();
      await expectKept(page);
      await standIn.pace({ mode: 'manual' });
      await studio.order('A blue house');
      await studio.frame('waiting').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.failed__what').getByText('You cancelled this picture.').waitFor();
      await standIn.pace({ mode: 'instant' });
      await expectKept(page);

      const picture = await studio.makePicture('A red boat');
      await shown(page).toEqual([true]);
      await page.getByText('This picture lives in this page only.').waitFor();
      await expectKept(page, { local: { gi2_anon_used: 'true' } });
      expect((await studio.download(picture)).subarray(1, 4).toString()).toBe('PNG');
      await page.locator('.picture-link').click();
      await page.locator('.details__picture img').waitFor();
      await page.goBack();
      await page.goForward();
      await expect
        .poll(() => page.locator('.details__picture img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      await expectKept(page, { local: { gi2_anon_used: 'true' } });
      await page.getByRole('button', { name: 'Close' }).click();
      await page.locator('.details').waitFor({ state: 'detached' });

      visitor.expectTrouble(/status of 403/);
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('button', { name: 'Paint the area to change' }).click();
      await expect
        .poll(() => page.locator('.mask img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Use this area' }).click();
      await studio.order('A red boat at night');
      await expectFailure(studio.trouble, 'trial_used');
      expect(await studio.prompt.inputValue()).toBe('A red boat at night');

      await page.reload();
      await page.getByText('Your free picture was made.').waitFor();
      expect(await studio.frames.count()).toBe(0);
      await expectKept(page, { local: { gi2_anon_used: 'true' } });
      visitor.expectTrouble(/status of 404/);
      await page.goto('/nowhere');
      await page.getByText('Nothing lies here.').waitFor();
      expect(await page.title()).toBe('Nothing lies here · Candid');
      await expectKept(page, { local: { gi2_anon_used: 'true' } });
      expectNoCookie();
    },
  );

  story(
    'a second tab is another visitor, and each hears of its own pictures only',
    async ({ visitor, standIn, page, records }) => {
      await forgetAddress(records);
      const first = await openStudio(page);
      const second = await openStudio(await visitor.newPage());
      await standIn.pace({ mode: 'manual' });
      await first.order('A red boat');
      await first.frame('waiting').waitFor();
      await standIn.pace({ mode: 'instant' });
      await first.frame('present').waitFor();
      await second.page.getByText('Your free picture was made.').waitFor();
      expect(await second.frames.count()).toBe(0);
    },
  );

  story('without script the page says why it cannot work, and sets no cookie', async ({ browser, installation }) => {
    const context = await browser.newContext({ baseURL: installation.origin, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/');
    // A browser whose script was switched off from outside does not paint it, but it is there for one that has none.
    expect((await page.locator('noscript').allTextContents()).join(' ')).toContain('This page needs its script.');
    await page.getByRole('textbox', { name: 'Description' }).fill('A red boat');
    await page.getByRole('button', { name: /^Make / }).click();
    await expectFailure(page.locator('form .notice'), 'csrf_failed');
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('A red boat');
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});

describe('with an account', () => {
  const tokenIn = (page: Page) => page.evaluate(() => localStorage.getItem('gi2_token'));
  const signIn = (page: Page, token: string) => page.evaluate((value) => localStorage.setItem('gi2_token', value), token);

  story(
    'CR-07, CR-25: first load, reload, back, forward and a new tab are signed in by the token alone, over one stream',
    async ({ page, visitor, records }) => {
      const { expectKept, expectNoCookie } = watch(visitor);
      const streams: string[] = [];
      visitor.context.on('request', (request) => {
        if (new URL(request.url()).pathname === '/events') streams.push(request.url());
      });
      const { token } = await beginAccount(records);
      await page.goto('/');
      await signIn(page, token);
      const kept = { local: { gi2_token: token } };
      await page.goto('/');
      const studio = await openStudio(page);
      await studio.makePicture('A red boat');
      await studio.makePicture('A blue house');
      await expectKept(page, kept);
      await page.reload();
      await shown(page).toEqual([true, true]);
      streams.length = 0;
      const second = await visitor.newPage();
      await second.goto('/');
      await shown(second).toEqual([true, true]);
      await studio.makePicture('A white tree');
      await shown(second).toEqual([true, true, true]);
      expect(streams).toEqual([]);
      await second.locator('.picture-link').first().click();
      await second.locator('.details__picture img').waitFor();
      const details = second.url();
      await second.goBack();
      await second.goForward();
      await second.locator('.details__picture img').waitFor();
      await second.goto(details);
      await second.locator('.details__picture img').waitFor();
      expect((await studio.download(studio.frame('present'))).byteLength).toBeGreaterThan(1_000);
      await expectKept(second, kept);
      visitor.expectTrouble(/status of 404/);
      await second.goto(`/i/${randomUUID()}`);
      await second.getByText('Nothing lies here.').waitFor();
      await expectKept(second, kept);
      expectNoCookie();
    },
  );

  story(
    'CR-07: signing up and in hands over a token, and signing out takes it from the browser and from the server',
    async ({ page, visitor, records, installation }) => {
      const { expectKept, expectNoCookie } = watch(visitor);
      const inbox = openInbox(installation);
      const email = someAddress();
      const alive = () =>
        page.waitForFunction(() =>
          Object.keys(document.querySelector('main form') ?? {}).some((name) => name.startsWith('__reactProps')),
        );
      const stored = () => page.evaluate(() => localStorage.getItem('gi2_token'));
      await page.goto('/sign-up');
      await alive();
      await page.getByLabel('Address').fill(email);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Send the letter' }).click();
      await page.getByText('A letter is on its way.').waitFor();
      await expectKept(page);
      await page.goto(await inbox.link(email, SUBJECTS.signUp));
      await alive();
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Open my account' }).click();
      await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
      const first = await stored();
      expect(first).toMatch(/^[\w-]{43}$/);
      await expectKept(page, { local: { gi2_token: first ?? '' } });
      await page.goto('/account');
      await page.getByText(email).waitFor();
      await page.getByRole('listitem').filter({ hasText: 'this one' }).getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
      await expectKept(page);
      const hash = createHash('sha256')
        .update(first ?? '')
        .digest();
      expect(await records.rows('SELECT id FROM session WHERE token_hash = $1', [hash])).toEqual([]);
      await page.goto('/account');
      await page.waitForURL(/\/sign-in/);
      await alive();
      await page.getByLabel('Address').fill(email);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText(email).waitFor();
      expect(await stored()).not.toBe(first);
      expectNoCookie();
    },
  );

  story('the list of tasks can be read in both lights, and on a phone', async ({ page, records }) => {
    const { token } = await beginAccount(records);
    await page.goto('/');
    await signIn(page, token);
    const studio = await openStudio(page);
    await studio.makePicture('A red boat');
    await page.goto('/tasks');
    await page.locator('.tasks tbody tr').first().waitFor();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const beyond = await page.evaluate(() => {
        const places = [document.documentElement, ...document.querySelectorAll('.tasks__scroll')];
        return Math.max(...places.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
      });
      expect({ width, beyond, faults: await axeFaultsInBothThemes(page) }).toEqual({ width, beyond: 0, faults: [] });
    }
  });

  story('CR-07: what ends in one tab ends in the others', async ({ page, visitor, records }) => {
    const { token } = await beginAccount(records);
    await page.goto('/');
    await signIn(page, token);
    const studio = await openStudio(page);
    await studio.makePicture('A red boat');
    const other = await visitor.newPage();
    await other.goto('/');
    await shown(other).toEqual([true]);
    await page.evaluate(() => localStorage.removeItem('gi2_token'));
    await expect.poll(() => other.locator('.sheet__items .frame').count()).toBe(0);
  });

  story(
    'CR-07: a token that was ended elsewhere, or is of another installation, is taken back with a word',
    async ({ page, visitor, records }) => {
      const { expectKept } = watch(visitor);
      const { token, subjectId } = await beginAccount(records);
      await page.goto('/');
      await signIn(page, token);
      const studio = await openStudio(page);
      await studio.makePicture('A red boat');
      await studio.prompt.fill('A half-written thought');
      await records.rows('DELETE FROM session WHERE subject_id = $1', [subjectId]);
      visitor.expectTrouble(/status of 401/);
      await studio.make.click();
      await page.getByText('You are not signed in any more.').waitFor();
      // The live stream may say it before the form's own answer gives the words back.
      await expect.poll(() => studio.prompt.inputValue()).toBe('A half-written thought');
      await expect.poll(() => tokenIn(page)).toBeNull();
      await expectKept(page);
      await signIn(page, randomBytes(32).toString('base64url'));
      await page.reload();
      await page.getByText('You are not signed in any more.').waitFor();
      await expect.poll(() => tokenIn(page)).toBeNull();
      await expectKept(page);
    },
  );
});
