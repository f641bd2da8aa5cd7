import type { Page } from 'playwright-core';
import type { Inbox } from './letters.ts';

export const PASSWORD = 'violet kettle under snow';
export const OTHER_PASSWORD = 'nine copper lanterns hum';

/** Subjects of letters, as they are written. */
export const SUBJECTS = {
  signUp: 'Confirm your address',
  known: 'You already have an account',
  reset: 'Choose a new password',
  passwordChanged: 'Your password was changed',
  confirm: 'Confirm your new address',
  asked: 'Your address is to be changed',
  changed: 'Your address was changed',
  welcome: 'Your account has this address now',
  device: 'A new device signed in',
} as const;

let people = 0;
/** An address that nobody else in this run has. */
export const someAddress = (name = 'ada'): string => `${name}.${process.pid}.${(people += 1)}@people.example`;

/** Asks for an account on the page. */
export const askForAccount = async (page: Page, email: string): Promise<void> => {
  await page.goto('/sign-up');
  await page.getByLabel('Address').fill(email);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('A letter is on its way.').waitFor();
};

/** Opens an account, from the form to the table. */
export const signUp = async (page: Page, inbox: Inbox, email: string): Promise<void> => {
  await askForAccount(page, email);
  await page.goto(await inbox.link(email, SUBJECTS.signUp));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Open my account' }).click();
  await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
};

/** Sends the form of the sign-in page. */
export const tryToSignIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByLabel('Address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

export const signIn = async (page: Page, email: string, password = PASSWORD): Promise<void> => {
  await tryToSignIn(page, email, password);
  await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
};

export const signOut = async (page: Page): Promise<void> => {
  await page.goto('/account');
  await page.getByRole('listitem').filter({ hasText: 'this one' }).getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true }).waitFor();
};
