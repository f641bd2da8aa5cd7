import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { picture } from '../pictures.ts';
import { openStudio } from '../studio.ts';

const count = (page: Page) => page.locator('.history__count');
const download = (page: Page, name: RegExp) =>
  Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);

/** Everything the history can do: one picture with what it was made from, filters, archives, deleting some and all. */
export const walkHistory = async (page: Page): Promise<void> => {
  const studio = await openStudio(page);
  const reference = { name: 'a.png', mimeType: 'image/png', buffer: await picture('red') };
  await page.locator('input[type=file]').setInputFiles([reference]);
  await studio.makePicture('A red boat on a postcard');
  await studio.makePicture('A green field');
  await page.goto('/history');
  await page.getByLabel('Made by').selectOption('edit');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.poll(() => count(page).textContent()).toMatch(/^1 of \d+ fit$/);
  await page.locator('.picture-link').first().click();
  const held = page.locator('.history__references img');
  await expect
    .poll(() => held.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true]);
  await page.reload();
  await held.waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await download(page, /^Download the picture as ZIP$/);
  await page.getByRole('link', { name: 'Show all' }).click();
  // Until the page is alive the bar stands there for whoever has no script, and nobody counts what is ticked.
  await page.locator('.selection').waitFor({ state: 'detached' });
  await page.getByRole('checkbox').first().check({ force: true });
  await download(page, /^Download as ZIP$/);
  await page.getByText('Delete', { exact: true }).click();
  await page.getByRole('button', { name: 'Destroy the picture' }).click();
  await page.getByText('Keys destroyed').waitFor();
  await page.getByText('Delete the whole history').click();
  await page
    .getByRole('button', { name: /^Destroy (?:all \d+|the picture)$/ })
    .last()
    .click();
  await page.getByText('Nothing here.').waitFor();
};
