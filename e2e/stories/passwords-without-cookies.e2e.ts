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

/** Keeps the page's scripts back until they are let through. */
const holdScripts = async (page: Page): Promise<() => void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
};

story(
  'CR-07: a form pressed before the page is alive is held, and goes with its session once it is',
  async ({ installation, page }) => {
    const inbox = openInbox(installation);
    const email = someAddress();
    await signUp(page, inbox, email);
    await signOut(page);
    const letScriptsCome = await holdScripts(page);
    await page.goto('/sign-in', { waitUntil: 'commit' });
    await page.getByLabel('Address').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('form[aria-busy]').waitFor();
    letScriptsCome();
    await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
    expect(await kept(page)).toEqual([['gi2_token'], [], '']);
  },
);

story('a form whose page cannot come alive says so, with the address that was typed', async ({ page, visitor }) => {
  visitor.expectTrouble(/ERR_FAILED|net::/);
  visitor.expectTrouble(/status of 403/);
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/sign-in');
  await page.getByLabel('Address').fill('ada@people.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectFailure(page.locator('main'), 'csrf_failed');
  expect(await page.getByLabel('Address').inputValue()).toBe('ada@people.example');
});

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
