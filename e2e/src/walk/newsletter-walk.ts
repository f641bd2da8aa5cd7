import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Inbox } from '../letters.ts';

export const CONFIRM_SUBJECT = 'Confirm that you want our news';

/** An address of no account asks for newsletters, from the foot of a page to the yes. */
export const walkToReader = async (page: Page, inbox: Inbox, email: string): Promise<void> => {
  await page.goto('/newsletter');
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Ask me by mail' }).click();
  await page.getByText('A letter is on its way.').waitFor();
  await page.goto(await inbox.link(email, CONFIRM_SUBJECT));
  await page.getByRole('button', { name: 'Yes, send me news' }).click();
  await page.getByRole('heading', { name: 'Our news will come to you.' }).waitFor();
};

/** The account's box, ticked and taken back, and a link to leave that is not whole: looked at and posted to. */
export const walkNewsletterChoices = async (page: Page): Promise<void> => {
  await page.goto('/account');
  const box = page.getByRole('checkbox', { name: 'Send me news by mail' });
  for (const before of [false, true]) {
    expect(await box.isChecked()).toBe(before);
    await box.setChecked(!before);
    await page.locator('#newsletter').getByRole('button', { name: 'Save this choice' }).click();
    await page.waitForURL(/\/account#newsletter/);
    await page.goto('/account');
    expect(await box.isChecked()).toBe(!before);
  }
  await page.goto('/newsletter/leave?token=half');
  await page.getByRole('heading', { name: 'This link is not whole.' }).waitFor();
  const post = () => fetch('/newsletter/leave?token=half', { method: 'POST' }).then(({ status }) => status);
  expect(await page.evaluate(post)).toBe(404);
};
