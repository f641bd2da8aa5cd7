import type { Page } from 'playwright-core';
import { whenAlive } from '../studio.ts';

/** Another light and another language of somebody whose choice is kept; afterwards the page speaks English as before. */
export const walkPreferences = async (page: Page): Promise<void> => {
  await page.goto('/account');
  await whenAlive(page, '.header__theme form');
  const kept = page.waitForResponse(/\/preferences\.data/);
  await page.getByRole('radio', { name: 'Day' }).check({ force: true });
  await kept;
  await page.getByRole('contentinfo').getByRole('button', { name: 'Deutsch' }).click();
  await page.locator('html[lang="de"][data-theme="light"]').waitFor({ state: 'attached' });
  await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang="en"][data-theme="light"]').waitFor({ state: 'attached' });
};
