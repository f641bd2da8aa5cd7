import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const faultsNow = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
  // Words can stand there before all styles have come.
  await page.waitForLoadState('load');
  // Colours in the middle of a fade are not what anyone reads.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  // What is right is not asked for: putting that together takes longer than looking.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
};

/** What axe finds wrong on a page, in a line each. */
export const axeFaults = (page: Page): Promise<string[]> => faultsNow(page);

/** The same in both themes, in the open page: in the other one nothing differs but colours. */
export const axeFaultsInBothThemes = async (page: Page): Promise<string[]> => {
  const light = await faultsNow(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faultsNow(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)];
};
