import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import {
  askForAccount,
  OTHER_PASSWORD,
  PASSWORD,
  signIn,
  signOut,
  signUp,
  someAddress,
  SUBJECTS,
  tryToSignIn,
} from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio, whenAlive } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';
import { expectFailure, expectFieldFailure } from '../src/words.ts';

const story = storyUnder('history');

describe('an account by address and password (HI-01)', () => {
  story(
    'from the first form to the table, with the work of the visitor, out and in again',
    async ({ installation, page, standIn }) => {
      void standIn;
      const inbox = openInbox(installation);
      const email = someAddress();
      const studio = await openStudio(page);
      await studio.makePicture('A red boat');
      await signUp(page, inbox, email);
      await expect.poll(() => studio.frame('present').count()).toBe(1);
      await page.goto('/account');
      await page.getByText(email).waitFor();
      await signOut(page);
      await openStudio(page);
      await studio.prompt.fill('A lamp on a desk');
      await page.getByRole('radio', { name: 'Fine' }).check({ force: true });
      await page.getByRole('banner').getByRole('link', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('Address').fill(email);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
      expect(await studio.prompt.inputValue(), 'what was being written is not lost on the way').toBe('A lamp on a desk');
      expect(await page.getByRole('radio', { name: 'Fine' }).isChecked()).toBe(true);
      await signOut(page);
      await page.getByRole('banner').getByRole('link', { name: 'Candid, to the light table' }).click();
      expect(await studio.prompt.inputValue(), 'and is nobody else’s').toBe('');
      expect((await inbox.letters(email)).map(({ subject }) => subject)).toEqual([SUBJECTS.signUp]);
    },
  );

  story(
    'a link opened by a scanner is still good for its reader, and then for nobody',
    async ({ installation, page, visitor }) => {
      const inbox = openInbox(installation);
      const email = someAddress();
      await askForAccount(page, email);
      const link = await inbox.link(email, SUBJECTS.signUp);
      for (let look = 0; look < 3; look += 1) expect((await fetch(new URL(link, installation.origin))).status).toBe(200);
      await page.goto(link);
      visitor.expectTrouble(/status of 422/);
      await page.getByLabel('New password').fill('1');
      await page.getByRole('button', { name: 'Open my account' }).click();
      await expectFieldFailure(page.locator('main'), 'password_short');
      await page.getByLabel('New password').fill('x'.repeat(10_000));
      await page.getByRole('button', { name: 'Open my account' }).click();
      await expectFieldFailure(page.locator('main'), 'password_long');
      await page.getByLabel('New password').fill('password123456');
      await page.getByRole('button', { name: 'Open my account' }).click();
      await expectFieldFailure(page.locator('main'), 'password_weak');
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Open my account' }).click();
      await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
      // Going on while the table still comes alive breaks off what it fetches.
      await whenAlive(page);
      visitor.expectTrouble(/status of 410/);
      expect((await page.goto(link))?.status()).toBe(410);
      await expectFailure(page.locator('main'), 'link_spent');
      await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
    },
  );

  story(
    'HI-16: language and light stay with the account, in every browser it is signed in with, and in its letters',
    async ({ browser, installation, page, visitor }) => {
      const inbox = openInbox(installation);
      const email = someAddress();
      await signUp(page, inbox, email);
      await page.getByRole('contentinfo').getByRole('button', { name: 'Deutsch' }).click();
      await page.getByRole('link', { name: 'Konto', exact: true }).waitFor();
      await whenAlive(page, '.header__theme form');
      const kept = page.waitForResponse(/\/preferences\.data/);
      await page.getByRole('radio', { name: 'Dunkel', exact: true }).check({ force: true });
      await kept;
      expect(new URL(page.url()).search).toBe('');
      const other = await createVisitor(browser, installation.origin, { javaScriptEnabled: false });
      await other.page.goto('/sign-in');
      await other.page.getByLabel('Address').fill(email);
      await other.page.getByLabel('Password').fill(PASSWORD);
      await other.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      const html = other.page.locator('html[lang="de"][data-theme="dark"]');
      await html.waitFor({ state: 'attached' });
      await other.page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click();
      await other.page.locator('html[lang="en"][data-theme="dark"]').waitFor({ state: 'attached' });
      await other.leave();
      await visitor.leave();
    },
  );

  story('the same words for an address with an account and without one', async ({ installation, browser, page, visitor }) => {
    const inbox = openInbox(installation);
    const [known, unknown] = [someAddress(), someAddress()];
    await signUp(page, inbox, known);
    await signOut(page);
    const said: (string | null)[][] = [];
    for (const email of [known, unknown]) {
      const other = await createVisitor(browser, installation.origin);
      other.expectTrouble(/status of 403/);
      const texts: (string | null)[] = [];
      await askForAccount(other.page, email);
      texts.push(await other.page.locator('main').textContent(), other.page.url());
      await other.page.goto('/forgot');
      await other.page.getByLabel('Address').fill(email);
      await other.page.getByRole('button', { name: 'Send the letter' }).click();
      await other.page.getByText('If the address has an account').waitFor();
      texts.push(await other.page.locator('main').textContent(), other.page.url());
      await tryToSignIn(other.page, email, OTHER_PASSWORD);
      await expectFailure(other.page.locator('main'), 'credentials_wrong');
      texts.push(await other.page.locator('main').textContent(), other.page.url());
      said.push(texts);
      await other.leave();
    }
    expect(said[0]).toEqual(said[1]);
    await inbox.letter(known, SUBJECTS.known);
    await inbox.letter(known, SUBJECTS.reset);
    await inbox.letter(unknown, SUBJECTS.signUp);
    expect((await inbox.letters(unknown)).map(({ subject }) => subject)).toEqual([SUBJECTS.signUp]);
    void visitor;
  });

  story(
    'a forgotten password: everybody is signed out, the person is told, the link is good once',
    async ({ installation, browser, page }) => {
      const inbox = openInbox(installation);
      const email = someAddress();
      await signUp(page, inbox, email);
      const other = await createVisitor(browser, installation.origin);
      await other.page.goto('/forgot');
      await other.page.getByLabel('Address').fill(email.toUpperCase());
      await other.page.getByRole('button', { name: 'Send the letter' }).click();
      await other.page.goto(await inbox.link(email, SUBJECTS.reset));
      await other.page.getByLabel('New password').fill(OTHER_PASSWORD);
      await other.page.getByRole('button', { name: 'Take this password' }).click();
      await other.page.getByText(email).waitFor();
      await page.goto('/account');
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await inbox.letter(email, SUBJECTS.passwordChanged);
      await other.leave();
    },
  );

  story('another address: both are told, and the former one takes it back', async ({ installation, page, visitor }) => {
    const inbox = openInbox(installation);
    const [former, next] = [someAddress('former'), someAddress('next')];
    await signUp(page, inbox, former);
    await page.goto('/account');
    await page.getByRole('link', { name: 'Change address' }).click();
    await page.getByLabel('New address').fill(next);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Send the letter' }).click();
    await page.getByText('A letter is on its way to the new address.').waitFor();
    await inbox.letter(former, SUBJECTS.asked);
    await page.goto(await inbox.link(next, SUBJECTS.confirm));
    await page.getByRole('button', { name: 'Yes, use this address' }).click();
    await page.getByRole('heading', { name: 'The account belongs to the new address now.' }).waitFor();
    await page.goto('/account');
    await page.getByText(next).waitFor();
    await inbox.letter(next, SUBJECTS.welcome);
    await page.goto(await inbox.link(former, SUBJECTS.changed));
    await page.getByRole('button', { name: 'Yes, take it back' }).click();
    await page.getByRole('heading', { name: 'The account belongs to your address again.' }).waitFor();
    await page.goto('/account');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    visitor.expectTrouble(/status of 403/);
    await tryToSignIn(page, former, PASSWORD);
    await expectFailure(page.locator('main'), 'credentials_wrong');
    await page.goto(await inbox.link(former, SUBJECTS.reset));
    await page.getByLabel('New password').fill(OTHER_PASSWORD);
    await page.getByRole('button', { name: 'Take this password' }).click();
    await page.getByText(former).waitFor();
  });

  story(
    'HI-29: another device is told of, listed, and ended with a change of password',
    async ({ installation, browser, page, visitor }) => {
      const inbox = openInbox(installation);
      const email = someAddress();
      await signUp(page, inbox, email);
      const phone = await createVisitor(browser, installation.origin, {
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
      });
      await signIn(phone.page, email);
      expect((await inbox.letter(email, SUBJECTS.device)).text).toContain('Safari, iPhone');
      await page.goto('/account');
      expect(await page.locator('.session-list__line').count()).toBe(2);
      const before = (await visitor.context.cookies()).map(({ value }) => value);
      await page.getByRole('link', { name: 'Change password' }).click();
      visitor.expectTrouble(/status of 403/);
      await page.getByLabel('Present password').fill('not the one it is');
      await page.getByLabel('New password').fill(OTHER_PASSWORD);
      await page.getByRole('button', { name: 'Change password' }).click();
      await expectFieldFailure(page.locator('main'), 'password_wrong');
      await page.getByLabel('Present password').fill(PASSWORD);
      await page.getByLabel('New password').fill(OTHER_PASSWORD);
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect.poll(() => page.locator('.session-list__line').count()).toBe(1);
      expect((await visitor.context.cookies()).filter(({ value }) => before.includes(value))).toEqual([]);
      await phone.page.goto('/account');
      expect(new URL(phone.page.url()).pathname).toBe('/sign-in');
      await inbox.letter(email, SUBJECTS.passwordChanged);
      await phone.leave();
    },
  );
});

describe('the forms', () => {
  story('work without script', async ({ installation, browser }) => {
    const inbox = openInbox(installation);
    const email = someAddress();
    const plain = await createVisitor(browser, installation.origin, { javaScriptEnabled: false });
    await signUp(plain.page, inbox, email);
    await signOut(plain.page);
    await tryToSignIn(plain.page, email, OTHER_PASSWORD);
    await expectFailure(plain.page.locator('main'), 'credentials_wrong');
    expect(await plain.page.getByLabel('Address').inputValue()).toBe(email);
    expect(await plain.page.getByLabel('Password').inputValue()).toBe('');
    await signIn(plain.page, email);
    plain.expectTrouble(/status of 403/);
    await plain.leave();
  });

  story('refuse what is no address, and keep it as it was typed', async ({ page, visitor }) => {
    visitor.expectTrouble(/status of 422/);
    await page.goto('/sign-up');
    for (const typed of ['<b>ada</b>@people.example', `${'a'.repeat(310)}@people.example`, 'ada@аpple']) {
      await page.getByLabel('Address').fill(typed);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Send the letter' }).click();
      await expectFieldFailure(page.locator('main'), 'email_invalid');
      expect(await page.getByLabel('Address').inputValue()).toBe(typed);
    }
  });

  story('have no faults that axe knows of', async ({ installation, page, visitor }) => {
    const inbox = openInbox(installation);
    const email = someAddress();
    const faultsAt = async (path: string): Promise<void> => {
      await page.goto(path);
      await page.locator('main').waitFor();
      expect(await axeFaultsInBothThemes(page), path).toEqual([]);
    };
    // A link that was never ours.
    visitor.expectTrouble(/status of 410/);
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/sign-up?asked',
      '/forgot',
      '/forgot?asked',
      '/reset?token=none',
      '/address/undo?done',
    ])
      await faultsAt(path);
    await askForAccount(page, email);
    await faultsAt(await inbox.link(email, SUBJECTS.signUp));
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Open my account' }).click();
    await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
    for (const path of ['/account', '/account/address', '/account/password']) await faultsAt(path);
    void visitor;
  });
});

describe('a page that has been open too long', () => {
  /** Makes the page's forms as old as they get, and presses a button. */
  const pressTooLate = async (page: Page, button: string): Promise<void> => {
    await whenAlive(page);
    // In the moment of the press: drawing a form anew brings its token back.
    await page.evaluate(() => {
      const age = ({ target }: Event): void => {
        const inputs = (target as HTMLFormElement).querySelectorAll<HTMLInputElement>('input[name="csrf"]');
        for (const input of inputs) input.value = 'of another session';
      };
      addEventListener('submit', age, { capture: true });
    });
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
    await expectFailure(page.getByRole('main'), 'csrf_failed');
  };

  story('says so, and keeps what was typed', async ({ installation, page, visitor }) => {
    const inbox = openInbox(installation);
    visitor.expectTrouble(/status of 403/);
    for (const [path, button] of [
      ['/sign-in', 'Sign in'],
      ['/sign-up', 'Send the letter'],
      ['/forgot', 'Send the letter'],
    ] as const) {
      await page.goto(path);
      await page.getByLabel('Address').fill('ada@people.example');
      for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.check();
      const password = page.getByLabel('Password');
      if ((await password.count()) > 0) await password.fill(PASSWORD);
      await pressTooLate(page, button);
      expect(await page.getByLabel('Address').inputValue(), path).toBe('ada@people.example');
    }
    const email = someAddress();
    await signUp(page, inbox, email);
    await page.goto('/account');
    await page.getByLabel('Name').fill('Ada of the lamps');
    await pressTooLate(page, 'Save name');
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada of the lamps');
    await page.goto('/account');
    await pressTooLate(page, 'Sign out');
    await page.goto('/account/password');
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByLabel('New password').fill(OTHER_PASSWORD);
    await pressTooLate(page, 'Change password');
    await page.goto('/account/address');
    await page.getByLabel('New address').fill('eve@people.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await pressTooLate(page, 'Send the letter');
    expect(await page.getByLabel('New address').inputValue()).toBe('eve@people.example');
  });

  story('has no answer that is not a page', async ({ page, visitor, installation }) => {
    visitor.expectTrouble(/status of 40\d/);
    await page.goto('/');
    for (const path of [
      '/sign-out',
      '/changes/dismiss',
      '/account/newsletter',
      '/account/suggestions',
      '/preferences',
      '/history/zip',
    ]) {
      await page.evaluate((action) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action });
        document.body.append(form);
        form.submit();
      }, path);
      await page.waitForURL(path === '/history/zip' ? /problem=csrf_failed/ : new URL(path, installation.origin).href);
      await expectFailure(page.getByRole('main'), 'csrf_failed');
    }
  });
});
