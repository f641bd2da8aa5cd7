import { describe, expect } from 'vitest';
import { axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { environmentOf } from '../src/processes.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

// Goal: staff see how the installation stands and can read nothing of what people made, and the page says so truthfully.
// Method: the real console in a browser, its database role as it is, and the real processes' environments.

describe('the console', () => {
  story('shows figures and its own rights in either theme', async ({ browser, installation }) => {
    const visitor = await createVisitor(browser, installation.consoleOrigin);
    const { page } = visitor;
    await page.goto('/');
    expect(await page.getByText(/^0 of \d{2,} closed columns can be read$/).count()).toBe(1);
    expect(await page.getByText(/^0 of \d{2,} columns can be changed$/).count()).toBe(1);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('rowheader', { name: 'generation_input' }).count()).toBe(1);
    expect(await axeFaultsInBothThemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.getByText(/^0 von \d{2,} verschlossenen Spalten lassen sich lesen$/).waitFor();
    expect(await axeFaultsInBothThemes(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await visitor.leave();
  });

  story('names a column of content that it can read by mistake', async ({ browser, installation, records }) => {
    const visitor = await createVisitor(browser, installation.consoleOrigin);
    await records.rows('GRANT SELECT (prompt_sealed) ON generation TO candid_console');
    try {
      await visitor.page.goto('/');
      expect(await visitor.page.getByRole('alert').textContent()).toContain('generation.prompt_sealed');
    } finally {
      await records.rows('REVOKE SELECT (prompt_sealed) ON generation FROM candid_console');
    }
    await visitor.page.reload();
    expect(await visitor.page.getByRole('alert').count()).toBe(0);
    await visitor.leave();
  });

  story('has no key, no secret and no other login in its process', async ({ installation }) => {
    const own = await environmentOf(installation, 'console');
    const webs = await environmentOf(installation, 'web');
    if (own === null || webs === null) return;
    const { masterKeys, cookieSecrets, sandboxKey, urls } = installation;
    const secrets = [masterKeys, cookieSecrets, sandboxKey, urls.keyring, urls.keyringOwner, urls.owner, urls.web, urls.worker];
    expect(secrets.filter((secret) => own.includes(secret))).toEqual([]);
    expect(own).not.toMatch(/MASTER_KEYS|KEYRING|COOKIE_SECRETS|OPENAI|BLOB_DIR/);
    expect(own, 'what is read is the environment').toContain(urls.console);
    // The web program has what it needs, and neither the provider's key nor the owner's login.
    expect(webs).toContain(masterKeys);
    expect([sandboxKey, urls.owner, urls.worker, urls.console].filter((secret) => webs.includes(secret))).toEqual([]);
  });
});
