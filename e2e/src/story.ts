import { chromium, type Browser, type Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { NO_SHARED_MEMORY } from './find-chromium.ts';
import { connectStandIn, type StandIn } from './stand-in.ts';
import { lentInstallation } from './shared-installations.ts';
import { openRecords, type Records } from './records.ts';
import { createVisitor, type Visitor } from './visitor.ts';
import { openStudio, type Studio } from './studio.ts';
import type { Installation } from './installation.ts';

interface Fixtures {
  readonly installation: Installation;
  /** One for all stories of a policy: what is of the process is so for each extension of `story`. */
  readonly launched: Browser;
  /** The same, without what the story before left open in it. */
  readonly browser: Browser;
  readonly standIn: StandIn;
  readonly records: Records;
  readonly visitor: Visitor;
  readonly page: Page;
  /** The light table of `page`, open. */
  readonly studio: Studio;
}

/** A test of the whole installation through a browser: a fresh profile each, a stand-in that answers at once and as asked. */
export const story = test.extend<Fixtures>({
  // Of the file, so that a file may have another one.
  installation: [lentInstallation('one-hour'), { scope: 'file' }],
  launched: [
    async ({}, use: (browser: Browser) => Promise<void>): Promise<void> => {
      const { executablePath, args, env } = inject('chromium');
      const browser = await chromium.launch({
        executablePath,
        args: [...args],
        // Playwright always asks for files on disk in place of shared memory; whether there is enough of it was looked at.
        ignoreDefaultArgs: [NO_SHARED_MEMORY],
        env: { ...process.env, ...env },
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  browser: async ({ launched }, use) => {
    await use(launched);
    for (const context of launched.contexts()) await context.close();
  },
  standIn: async ({ installation }, use) => {
    const standIn = connectStandIn(installation);
    await standIn.reset();
    await use(standIn);
    // Whatever a failed story left waiting must not reach the next one.
    await standIn.pace({ mode: 'instant' });
  },
  records: async ({ installation }, use) => {
    const records = openRecords(installation);
    await use(records);
    await records.close();
  },
  visitor: async ({ browser, installation }, use) => {
    const visitor = await createVisitor(browser, installation.origin);
    await use(visitor);
    await visitor.leave();
  },
  page: async ({ visitor }, use) => use(visitor.page),
  studio: async ({ page, standIn }, use) => {
    void standIn;
    await use(await openStudio(page));
  },
});
