import { describe, expect } from 'vitest';
import { signInAs } from '../src/google.ts';
import { story } from '../src/story.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

describe('signing in is a choice', () => {
  story(
    'what a visitor made goes along, also what is still being made, and is there on a second device',
    async ({ browser, installation, standIn, visitor, page }) => {
      const studio = await openStudio(page);
      await studio.makePicture('A red boat');
      await standIn.pace({ mode: 'manual' });
      await studio.order('A blue house');
      await studio.frame('waiting').waitFor();
      await signInAs(visitor, 'grace');
      await page.getByRole('link', { name: 'Account' }).waitFor();
      await standIn.pace({ mode: 'instant' });
      await expect.poll(() => page.locator('.sheet__items .frame[data-state="present"]').count()).toBe(2);

      const other = await createVisitor(browser, installation.origin);
      await openStudio(await signInAs(other, 'grace'));
      await expect.poll(() => other.page.locator('.sheet__items .frame[data-state="present"]').count()).toBe(2);
      await other.leave();
    },
  );

  story('a draft waits in its page while Google has a tab of its own', async ({ visitor, page, studio }) => {
    visitor.expectTrouble(/foreign request: .*\/(?:google\/|pages\.css)/);
    await studio.prompt.fill('A lamp on a desk');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await page.getByText('what you are writing waits here meanwhile').waitFor();
    await page.getByRole('checkbox', { name: /I am at least \d+ years old/ }).check();
    const [google] = await Promise.all([
      visitor.context.waitForEvent('page'),
      page.getByRole('button', { name: 'Continue with Google' }).click(),
    ]);
    await google.locator('button[name="person"][value="ada"]').click();
    await google.getByRole('heading', { name: 'You are signed in.' }).waitFor();
    await page.getByRole('link', { name: 'Account' }).waitFor();
    expect(await studio.prompt.inputValue()).toBe('A lamp on a desk');
    await google.close();
    await studio.make.click();
    await studio.frame('present').waitFor();
  });

  story('OH-13: exactly one cookie, of the visitor or of the account, and nothing else stored', async ({ visitor, page }) => {
    const names = async () =>
      (await visitor.context.cookies()).filter(({ path }) => path === '/').map(({ name }) => name.replace(/-\d+$/, ''));
    await openStudio(page);
    expect(await names()).toEqual(['candid_session']);
    await signInAs(visitor, 'grace');
    expect(await names()).toEqual(['candid_account']);
    await page.goto('/account');
    await page.getByRole('listitem').filter({ hasText: 'this one' }).getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await names()).toEqual(['candid_session']);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
    expect(kept).toEqual([0, 0, 0, 0]);
  });

  story('whoever says no, or has an unverified address, is told so and stays a visitor', async ({ visitor, page }) => {
    await signInAs(visitor, 'nobody');
    await page.getByText('You said no at Google.').waitFor();
    await signInAs(visitor, 'unverified');
    await page.getByText('Google has not verified that this address is yours.').waitFor();
    await page.goto('/account');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  story(
    'an answer that was used, or belongs to another browser, leads back with a clear word',
    async ({ visitor, page, browser, installation }) => {
      let answer = '';
      page.on('request', (request) => {
        if (request.url().includes('/auth/google/callback')) answer = request.url();
      });
      await signInAs(visitor, 'ada');
      const stranger = await createVisitor(browser, installation.origin);
      await stranger.page.goto('/');
      await stranger.page.goto(answer);
      await stranger.page.getByText('That sign-in is too old').waitFor();
      expect((await stranger.context.cookies()).map(({ name }) => name).join()).not.toContain('account');
      await stranger.leave();
    },
  );
});

describe('the account page', () => {
  story('corrects a name at once, and keeps what was typed when it cannot', async ({ visitor, page }) => {
    await signInAs(visitor, 'long');
    await page.goto('/account');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('<b>Maria</b> 1');
    await page.getByRole('button', { name: 'Save name' }).click();
    await expect.poll(() => name.inputValue()).toBe('<b>Maria</b> 1');
    visitor.expectTrouble(/status of 422/);
    await name.fill('x'.repeat(300));
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByText('That name cannot be kept.').waitFor();
    expect(await name.inputValue()).toBe('x'.repeat(300));
    await page.goto('/account');
    expect(await name.inputValue()).toBe('<b>Maria</b> 1');
  });

  story('OH-16: lists every session and ends the others', async ({ visitor, page, browser, installation }) => {
    const other = await createVisitor(browser, installation.origin);
    await signInAs(other, 'rtl');
    await signInAs(visitor, 'rtl');
    await page.goto('/account');
    expect(await page.locator('.session-list__line').count()).toBe(2);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect.poll(() => page.locator('.session-list__line').count()).toBe(1);
    await other.page.goto('/account');
    expect(new URL(other.page.url()).pathname).toBe('/sign-in');
    await other.leave();
  });

  story('a deleted account is closed at once, makes nothing, and comes back within its grace', async ({ visitor, page }) => {
    await signInAs(visitor, 'nameless');
    await page.goto('/account');
    await page.getByText('Delete account').click();
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await signInAs(visitor, 'nameless');
    visitor.expectTrouble(/status of 403/);
    const studio = await openStudio(page);
    await studio.order('A red boat');
    await studio.trouble.waitFor();
    await page.goto('/account');
    await page.getByText('This account is closed.').waitFor();
    await page.getByRole('button', { name: 'Keep my account' }).click();
    await page.getByText('Delete account').waitFor();
    await (await openStudio(page)).makePicture('A red boat');
  });
});
