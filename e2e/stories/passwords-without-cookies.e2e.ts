import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { openInbox } from '../src/letters.ts';
import { OTHER_PASSWORD, PASSWORD, signIn, signOut, signUp, someAddress, SUBJECTS, tryToSignIn } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { expectFailure } from '../src/words.ts';

const story = storyUnder('credits');

const kept = (page: Page): Promise<readonly [string[], string[], string]> =>
  page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie] as const);

story(
  'CR-07: an account without a cookie: opened, left, entered again, with a token in one place only',
  async ({ installation, page, visitor }) => {
    const inbox = openInbox(installation);
    const email = someAddress();
    await signUp(page, inbox, email);
    expect(await kept(page)).toEqual([['gi2_token'], [], '']);
    await page.goto('/account');
    await page.getByText(email).waitFor();
    expect(await page.getByLabel('Name').count()).toBe(0);
    await signOut(page);
    expect(await kept(page)).toEqual([[], [], '']);
    visitor.expectTrouble(/status of 403/);
    await tryToSignIn(page, email, OTHER_PASSWORD);
    await expectFailure(page.locator('main'), 'credentials_wrong');
    await signIn(page, email);
    await page.reload();
    await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
    expect(await visitor.context.cookies()).toEqual([]);
  },
);

story('CR-01: a password is changed and recovered, and no name is asked for anywhere', async ({ installation, page }) => {
  const inbox = openInbox(installation);
  const email = someAddress();
  await signUp(page, inbox, email);
  const token = () => page.evaluate(() => localStorage.getItem('gi2_token'));
  const before = await token();
  await page.goto('/account/password');
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByLabel('New password').fill(OTHER_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText(email).waitFor();
  expect(await token()).not.toBe(before);
  await signOut(page);
  await page.goto('/forgot');
  await page.getByLabel('Address').fill(email);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('If the address has an account').waitFor();
  await page.goto(await inbox.link(email, SUBJECTS.reset));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Take this password' }).click();
  await page.getByText(email).waitFor();
});
