import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Inbox } from '../letters.ts';
import { OTHER_PASSWORD, PASSWORD, signIn, signOut, SUBJECTS, someAddress, tryToSignIn } from '../passwords.ts';
import { expectFailure } from '../words.ts';

export interface PasswordWalk {
  readonly page: Page;
  readonly inbox: Inbox;
  /** Of the account that is signed in, with `PASSWORD`. */
  readonly email: string;
}

/** Another password, out, a wrong one, and in again. Afterwards the account has `PASSWORD` as before. */
export const walkSessions = async ({ page, email }: PasswordWalk): Promise<void> => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change password' }).click();
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByLabel('New password').fill(OTHER_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText(email).waitFor();
  await signOut(page);
  await tryToSignIn(page, email, PASSWORD);
  await expectFailure(page.locator('main'), 'credentials_wrong');
  await signIn(page, email, OTHER_PASSWORD);
  await signOut(page);
};

/** A forgotten password, by the link of its letter. */
export const walkRecovery = async ({ page, inbox, email }: PasswordWalk): Promise<void> => {
  await page.goto('/forgot');
  await page.getByLabel('Address').fill(email);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('If the address has an account').waitFor();
  await page.goto(await inbox.link(email, SUBJECTS.reset));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Take this password' }).click();
  await page.getByText(email).waitFor();
};

/** Another address, confirmed by its letter, and taken back by that to the former one: which signs everybody out. */
export const walkAddress = async ({ page, inbox, email }: PasswordWalk): Promise<void> => {
  const next = someAddress('next');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Change address' }).click();
  await page.getByLabel('New address').fill(next);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('A letter is on its way to the new address.').waitFor();
  await page.goto(await inbox.link(next, SUBJECTS.confirm));
  await page.getByRole('button', { name: 'Yes, use this address' }).click();
  await page.getByRole('heading', { name: 'The account belongs to the new address now.' }).waitFor();
  await page.goto(await inbox.link(email, SUBJECTS.changed));
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await page.getByRole('heading', { name: 'The account belongs to your address again.' }).waitFor();
};

/** The account is to be deleted, and then not. */
export const walkClosing = async ({ page, email }: PasswordWalk): Promise<void> => {
  await page.goto('/account');
  await page.getByText('Delete account', { exact: true }).click();
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  await signIn(page, email);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await page.getByText('Delete account', { exact: true }).waitFor();
};

/** Somebody's word of a child. */
export const walkReport = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('link', { name: 'A child is using this' }).click();
  await page.getByRole('textbox', { name: 'What we should know' }).fill('Somebody of nine.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('We have your word.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/report');
};
