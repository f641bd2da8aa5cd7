import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { killWeb, whenWebAnswers } from '../src/processes.ts';
import { storyApart } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

// What is left is counted over all people, so others' must not be there.
const story = storyApart('no-account', {});

const endButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'End session' });
const gone = (page: Page) => page.locator('.sheet__items .frame[data-state="destroyed"]');

story('NA-08: the session is a cookie that the browser forgets when it closes, and nothing else', async ({ visitor, studio }) => {
  void studio;
  const cookies = await visitor.context.cookies();
  expect(cookies).toEqual([expect.objectContaining({ expires: -1, httpOnly: true, sameSite: 'Lax', path: '/' })]);
  expect(cookies[0]?.name).toMatch(/^candid_session-\d+$/);
});

story(
  'NA-08: the button ends it at once: pictures, keys, files and what is being made',
  async ({ studio, page, standIn, records, visitor }) => {
    await studio.makePicture('A red boat');
    await standIn.pace({ mode: 'manual' });
    await studio.order('A blue house');
    await expect.poll(async () => (await standIn.imageCalls()).length).toBe(2);
    const [{ subject_id: subject } = { subject_id: '' }] = await records.rows<{ subject_id: string }>(
      'SELECT subject_id FROM image',
    );
    await endButton(page).click();
    await page.getByRole('heading', { name: 'The session is over.' }).waitFor();
    expect(await page.locator('main .receipt').textContent()).toMatch(/Pictures destroyed.*1.*Broken off in the making.*1/);
    expect(await visitor.context.cookies()).toEqual([]);
    expect(await endButton(page).count(), 'there is nothing more to end').toBe(0);
    await expect.poll(async () => (await standIn.imageCalls()).at(-1)?.outcome).toBe('left');
    expect(await records.holdings()).toMatchObject({ inputs: 0, previews: 0, reserved: 0, objectKeys: 0, files: 0 });
    const kept = await records.rows('SELECT 1 FROM session WHERE subject_id = $1', [subject]);
    expect(kept).toEqual([]);
    await page.getByRole('link', { name: 'To the light table' }).first().click();
    await page.getByRole('heading', { name: 'A picture here is gone once you have it.' }).waitFor();
  },
);

story(
  'NA-08: other tabs lose their pictures in the same moment, keep what is typed, and go on in a new session',
  async ({ visitor, studio, page }) => {
    const other = await openStudio(await visitor.newPage());
    await studio.makePicture('A red boat');
    await other.frame('present').waitFor();
    await other.prompt.fill('Words of mine');
    await endButton(page).click();
    await other.page.getByText('The session is over, and what it held is destroyed.').waitFor();
    expect(await other.frames.count()).toBe(0);
    expect(await other.prompt.inputValue()).toBe('Words of mine');
    visitor.expectTrouble(/status of 403/);
    await other.make.click();
    await other.frame('present').waitFor();
  },
);

story('NA-08: a reload, and a web program that is killed, end nothing', async ({ studio, page, visitor, installation }) => {
  await studio.makePicture('A red boat');
  await page.reload();
  await studio.frame('present').waitFor();
  visitor.expectTrouble(/ERR_|Failed to fetch|network error/i);
  await killWeb(installation);
  await whenWebAnswers(installation);
  await page.reload();
  await studio.frame('present').waitFor();
});

story('NA-08: every page counts as open, also one without a table', async ({ studio, page, records }) => {
  await studio.makePicture('A red boat');
  await page.goto('/session/end');
  const mine = `s.subject_id = (SELECT subject_id FROM image ORDER BY created_at DESC LIMIT 1)`;
  const open = () => records.rows(`SELECT 1 FROM session_connection c JOIN session s ON s.id = c.session_id WHERE ${mine}`);
  await expect.poll(open).toHaveLength(1);
  await page.goto('about:blank');
  await expect.poll(open).toHaveLength(0);
  expect(await records.rows(`SELECT 1 FROM session s WHERE left_at IS NOT NULL AND ${mine}`)).toHaveLength(1);
});

story(
  'NA-04: a download that arrived whole ends the picture; showing it, asking for it and a broken-off one do not',
  async ({ studio, page, records, visitor }) => {
    const frame = await studio.makePicture('A red boat');
    const { objectKeys, files } = await records.holdings();
    const [{ id } = { id: '' }] = await records.rows<{ id: string }>('SELECT id FROM image ORDER BY created_at DESC LIMIT 1');
    const { request } = visitor.context;
    expect((await request.head(`/images/${id}?download`)).headers()['cache-control']).toBe('private, no-store');
    await request.get(`/images/${id}?download`, { headers: { range: 'bytes=0-99' } });
    await page.reload();
    await studio.frame('present').locator('img').waitFor();
    expect(await records.holdings()).toMatchObject({ objectKeys, files });

    await page.route('**/images/*?download', (route) => route.abort(), { times: 1 });
    visitor.expectTrouble(/net::ERR_FAILED/);
    await frame.locator('xpath=..').getByRole('link', { name: 'Download' }).click();
    await studio.trouble.getByText('The file did not arrive whole.').waitFor();
    expect(await records.holdings()).toMatchObject({ objectKeys, files });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.locator('xpath=..').getByRole('link', { name: 'Download' }).click(),
    ]);
    const file = await buffer(await download.createReadStream());
    await gone(page).getByText('Downloaded, destroyed').waitFor();
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(await records.holdings()).toMatchObject({ objectKeys: objectKeys - 1, files: files - 1 });
    expect((await request.get(`/images/${id}`)).status()).toBe(410);
  },
);

story(
  'NA-04: two tabs that download at once both get the file, and each of several pictures goes by its own',
  async ({ visitor, studio, page }) => {
    await studio.makePicture('A red boat');
    const other = await openStudio(await visitor.newPage());
    const fetchIn = async (tab: Page) => {
      const [download] = await Promise.all([
        tab.waitForEvent('download'),
        tab.locator('.frame[data-state="present"]').last().locator('xpath=..').getByRole('link', { name: 'Download' }).click(),
      ]);
      return (await buffer(await download.createReadStream())).byteLength;
    };
    // Neither says that its file arrived before both have it: that is what at once means here.
    const bothHaveIt = Promise.withResolvers<void>();
    await visitor.context.route('**/images/*/taken', (route) => bothHaveIt.promise.then(() => route.continue()));
    const [one, two] = await Promise.all([fetchIn(page), fetchIn(other.page)]);
    expect(one).toBe(two);
    bothHaveIt.resolve();
    for (const tab of [page, other.page]) await gone(tab).getByText('Downloaded, destroyed').waitFor();
    await studio.makePicture('A blue house');
    expect(await gone(page).count()).toBe(1);
  },
);

story(
  'NA-04: without script a download ends nothing by itself; its owner says that it arrived',
  async ({ browser, installation, records }) => {
    const visitor = await createVisitor(browser, installation.origin, { javaScriptEnabled: false });
    onTestFinished(() => visitor.context.close());
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('textbox', { name: 'Description' }).fill('A red boat');
    await page.getByRole('button', { name: /^Make / }).click();
    await records.holdings();
    await page.reload();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
    expect((await buffer(await download.createReadStream())).byteLength).toBeGreaterThan(1_000);
    const { objectKeys } = await records.holdings();
    await page.getByRole('button', { name: 'I have it: destroy it here' }).click();
    await gone(page).getByText('Downloaded, destroyed').waitFor();
    expect((await records.holdings()).objectKeys).toBe(objectKeys - 1);
  },
);

story('NA-06: no page to sign up, sign in or pay exists, and no such row after all of this', async ({ visitor, records }) => {
  for (const path of [
    '/sign-in',
    '/sign-up',
    '/sign-out',
    '/account',
    '/auth/google',
    '/billing',
    '/checkout',
    '/pricing',
    '/history',
  ])
    expect((await visitor.context.request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
  expect(await records.rows('SELECT 1 FROM account')).toEqual([]);
  expect(await records.rows("SELECT 1 FROM subject WHERE kind <> 'anonymous'")).toEqual([]);
});
