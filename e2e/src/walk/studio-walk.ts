import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StandIn } from '../stand-in.ts';
import { openStudio } from '../studio.ts';

export interface StudioWalk {
  readonly page: Page;
  readonly newPage: () => Promise<Page>;
  readonly standIn: StandIn;
}

/** Everything the light table can do, as a person does it: make, watch, cancel, open, a second tab, a changed light. */
export const walkStudio = async ({ page, newPage, standIn }: StudioWalk): Promise<void> => {
  const studio = await openStudio(page);
  await page.getByRole('radio', { name: 'Darkroom' }).check({ force: true });
  await standIn.pace({ mode: 'manual' });
  await studio.order('A red boat');
  await standIn.step();
  await studio.frame('developing').locator('img').waitFor();
  await standIn.pace({ mode: 'instant' });
  await studio.frame('present').locator('img').waitFor();
  await standIn.pace({ mode: 'manual' });
  await studio.order('A blue house');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await studio.frame('failed').waitFor();
  await standIn.pace({ mode: 'instant' });
  const second = await openStudio(await newPage());
  await second.frame('present').locator('img').waitFor();
  await second.page.close();
  await page.locator('.picture-link').first().click();
  await page.getByRole('dialog').waitFor();
  await page.reload();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.goForward();
  await page.getByRole('dialog').waitFor();
  await page.goto('/nowhere');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto('/');
  await studio.frame('present').locator('img').waitFor();
};

/** A session that ended unnoticed: the next form is refused, a new one begun, and the form sent again. */
export const walkRenewal = async ({ page }: StudioWalk): Promise<void> => {
  const studio = await openStudio(page);
  await page.context().clearCookies();
  await studio.order('A small hill');
  await page.getByRole('img', { name: 'Made picture of: A small hill' }).waitFor();
};

/** The composer without script, in a profile of its own that is watched as well. */
export const walkPlainForm = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Description' }).fill(' ');
  await page.getByRole('button', { name: /^Make / }).click();
  await page.locator('form .notice').waitFor();
  await page.goto('/order');
  expect(new URL(page.url()).pathname).toBe('/');
};

/** A profile without script. */
export const openPlain = async (browser: Browser, origin: string) => {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  return { context, page: await context.newPage() };
};
