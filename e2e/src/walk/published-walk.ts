import { policies, relaysLetters, type PolicyId } from '@candid/policy';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Everything that is published under a policy: its pages, its former texts, and the files that machines read. */
export const walkPublished = async (page: Page, policyId: PolicyId): Promise<void> => {
  for (const name of policies[policyId].pages) {
    await page.goto(`/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  await page.goto('/privacy/versions');
  await page.locator('a[href^="/privacy/versions/"]').first().click();
  await page.locator('.version__hash').waitFor();
  // A browser may keep such a file instead of showing it, so a page asks.
  const statusOf = (path: string): Promise<number> => page.evaluate(async (asked) => (await fetch(asked)).status, path);
  for (const path of ['/announcements.atom', '/sitemap.xml', '/robots.txt', '/.well-known/gpc.json'])
    expect(await statusOf(path), path).toBe(200);
  await walkLetter(page, policyId);
};

/**
 * A letter to the people behind the service, kept or handed on; where there is no form nothing answers to one. Where nobody has an account the page
 * tells what the session holds (NA-14).
 */
const walkLetter = async (page: Page, policyId: PolicyId): Promise<void> => {
  const { generate, accounts } = policies[policyId].features;
  await page.goto('/contact');
  expect(await page.locator('#held').count()).toBe(generate && !accounts ? 1 : 0);
  if ((await page.locator('#letter').count()) === 0) {
    const send = () =>
      fetch('/contact', { method: 'POST', body: new URLSearchParams({ text: 'Hello' }) }).then(({ status }) => status);
    expect(await page.evaluate(send)).toBe(404);
    return;
  }
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(`walker-${Date.now()}@people.example`);
  await page.getByRole('textbox', { name: 'Your words' }).fill('Where do I see my pictures?');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(relaysLetters(policies[policyId]) ? 'Your letter is on its way.' : 'Your letter has come.').waitFor();
};

/** Somebody says that they have read of a change when there is none to read of: nothing to remember, and nothing breaks. */
export const walkDismissal = async (page: Page): Promise<void> => {
  const dismiss = () =>
    fetch('/changes/dismiss', { method: 'POST', body: new URLSearchParams({ version: '' }) }).then(({ status }) => status);
  // Where the page carries the session itself, that is proof enough, and what is missing is the version.
  expect([400, 403]).toContain(await page.evaluate(dismiss));
};
