import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFaults } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import { signIn, signUp, someAddress } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

const story = storyUnder('history');

const prints = (page: Page): Locator => page.locator('.print');
const ticks = (page: Page): Locator => page.locator('.print__tick input');

const openHistory = async (page: Page, search = ''): Promise<void> => {
  await page.goto(`/history${search}`);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((name) => name.startsWith('__reactProps')),
  );
};

const make = async (page: Page, ...prompts: readonly string[]): Promise<void> => {
  const studio = await openStudio(page);
  for (const prompt of prompts) await studio.makePicture(prompt);
};

describe('the history', () => {
  story(
    'HI-14: pictures are ticked by keyboard, deleted with a receipt, and gone in another tab without a word',
    async ({ visitor, page, standIn }) => {
      void standIn;
      await make(page, 'A red boat', 'A blue house', 'A green tree');
      await openHistory(page);
      const other = await visitor.newPage();
      await openHistory(other);
      expect(await prints(other).count()).toBe(3);
      const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
      const early = await visitor.newPage();
      await early.route('**/assets/*.js', async (route) => {
        await scriptsMayCome;
        await route.continue();
      });
      await early.goto('/history', { waitUntil: 'commit' });
      await ticks(early).nth(1).check();
      await early.getByRole('radio', { name: 'Darkroom' }).check({ force: true });
      letScriptsCome();
      await early.getByText('1 selected').waitFor();
      await expect.poll(() => early.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await ticks(early).nth(1).isChecked()).toBe(true);
      await early.close();
      await ticks(page).nth(0).focus();
      await page.keyboard.press('Space');
      await page.getByText('1 selected').waitFor();
      await ticks(page)
        .nth(1)
        .click({ modifiers: ['Shift'] });
      await page.getByText('2 selected').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.selection').count()).toBe(0);
      await ticks(page).nth(0).check();
      await ticks(page).nth(2).check();
      await page.locator('.selection__remove summary').click();
      await page.getByRole('button', { name: 'Destroy 2 pictures' }).click();
      await page.locator('.history__receipt').getByText('nothing').waitFor();
      await expect.poll(() => prints(page).count()).toBe(1);
      await expect.poll(() => prints(other).count()).toBe(1);
      expect(await prints(other).textContent()).toContain('A blue house');
      expect(await axeFaults(page)).toEqual([]);
    },
  );

  story(
    'without script it is narrowed, paged and deleted from just the same',
    async ({ visitor, page, browser, installation, standIn }) => {
      void standIn;
      const studio = await openStudio(page);
      await page.getByRole('radio', { name: /^1:1,/ }).check({ force: true });
      await studio.makePicture('A red boat');
      await page.getByRole('radio', { name: /^9:16,/ }).check({ force: true });
      await studio.makePicture('A tall tower');
      const plain = await createVisitor(browser, installation.origin, {
        javaScriptEnabled: false,
        storageState: await visitor.context.storageState(),
      });
      await plain.page.goto('/history');
      expect(await prints(plain.page).count()).toBe(2);
      await plain.page.getByLabel('Shape').selectOption('portrait');
      await plain.page.getByRole('button', { name: 'Show', exact: true }).click();
      await expect.poll(() => prints(plain.page).count()).toBe(1);
      expect(new URL(plain.page.url()).searchParams.get('shape')).toBe('portrait');
      await ticks(plain.page).first().check();
      await plain.page.locator('.selection__remove summary').click();
      await plain.page.getByRole('button', { name: 'Destroy the ticked pictures' }).click();
      await plain.page.locator('.history__receipt').waitFor();
      await plain.page.goto('/history');
      expect(await prints(plain.page).count()).toBe(1);
      await plain.leave();
    },
  );

  story('several are taken along as one ZIP', async ({ page, standIn }) => {
    void standIn;
    await make(page, 'A red boat', 'A blue house');
    await openHistory(page);
    await ticks(page).first().check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.selection').getByRole('button', { name: 'Download as ZIP' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('candid-pictures.zip');
    const bytes = await buffer(await download.createReadStream());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.toString('latin1').match(/candid-\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{8}\.png/g)).toHaveLength(2);
  });

  story('a picture is used again with its words and settings', async ({ page, standIn }) => {
    void standIn;
    const studio = await openStudio(page);
    await page.getByRole('radio', { name: /^21:9,/ }).check({ force: true });
    await studio.makePicture('A wide red boat');
    await openHistory(page);
    await page.locator('.picture-link').first().click();
    await page.locator('.details__picture img').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Use again' }).click();
    const prompt = page.getByRole('textbox', { name: 'Description' });
    await expect.poll(() => prompt.inputValue()).toBe('A wide red boat');
    expect(await page.getByRole('radio', { name: /^21:9,/ }).isChecked()).toBe(true);
  });

  story(
    'two devices of one account have the same history, and hear of each other',
    async ({ installation, browser, page, standIn }) => {
      void standIn;
      const email = someAddress('lin');
      await signUp(page, openInbox(installation), email);
      await make(page, 'A red boat', 'A blue house');
      const other = await createVisitor(browser, installation.origin);
      await signIn(other.page, email);
      await openHistory(other.page);
      expect(await prints(other.page).count()).toBe(2);
      await openHistory(page);
      await page.getByText('Delete the whole history').click();
      await page.getByRole('button', { name: 'Destroy all 2' }).click();
      await other.page.getByText('Nothing here.').waitFor();
      expect(await axeFaults(other.page)).toEqual([]);
      await other.leave();
    },
  );

  story('HI-08: the composer begins as its person mostly chooses, until they say no', async ({ installation, page, standIn }) => {
    void standIn;
    await signUp(page, openInbox(installation), someAddress('may'));
    const studio = await openStudio(page);
    await page.getByRole('radio', { name: /^9:16,/ }).check({ force: true });
    await studio.makePicture('A tall tower');
    await openStudio(page);
    const tall = page.getByRole('radio', { name: /^9:16,/ });
    expect(await tall.isChecked()).toBe(true);
    await page.getByText('as you mostly choose').first().waitFor();
    await page.goto('/account');
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Suggesting is off').waitFor();
    await openStudio(page);
    expect(await tall.isChecked()).toBe(false);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('Suggesting is on.').waitFor();
    await openStudio(page);
    expect(await tall.isChecked()).toBe(true);
  });
});
