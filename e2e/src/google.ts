import type { Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** The people of the stand-in's consent page, as their buttons read. */
export type GooglePerson = 'ada' | 'grace' | 'nameless' | 'unverified' | 'rtl' | 'long' | 'nobody';

/** Goes from the sign-in page over Google's, as that person, until it is back on our side. */
export const signInAs = async ({ page, expectTrouble }: Visitor, person: GooglePerson): Promise<Page> => {
  expectTrouble(/foreign request: .*\/(?:google\/|pages\.css)/);
  await page.goto('/sign-in');
  await page.getByRole('checkbox', { name: /I am at least \d+ years old/ }).check();
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.locator(`button[name="person"][value="${person}"]`).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/google') && url.pathname !== '/auth/google/callback');
  return page;
};
