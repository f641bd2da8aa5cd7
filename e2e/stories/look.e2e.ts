import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { story } from '../src/story.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox();
  if (!found) throw new Error(`${selector} is not shown`);
  return found;
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the studio keeps its proportions', () => {
  story('an idle composer is one low instrument in the middle', async ({ browser, installation }) => {
    const visitor = await createVisitor(browser, installation.origin, { viewport: WIDE });
    await openStudio(visitor.page);
    const composer = await box(visitor.page, '.composer');
    expect(composer.height).toBeLessThanOrEqual(150);
    expect(composer.x + composer.width / 2).toBeCloseTo(WIDE.width / 2, 0);
    const starters = await box(visitor.page, '.starters');
    expect(starters.y + starters.height).toBeLessThan(composer.y);
    await visitor.leave();
  });

  story('pictures of any shape lie in rows of one height', async ({ browser, installation, standIn }) => {
    void standIn;
    const visitor = await createVisitor(browser, installation.origin, { viewport: WIDE });
    const studio = await openStudio(visitor.page);
    for (const shape of ['3:2', '9:16', '21:9', '1:1']) {
      await visitor.page.getByRole('radio', { name: new RegExp(`^${shape},`) }).check({ force: true });
      await studio.makePicture(`A red boat in ${shape}`);
    }
    const mats = await visitor.page.locator('.frame__mat').all();
    const boxes = await Promise.all(mats.map((mat) => mat.boundingBox()));
    const rows = Map.groupBy(boxes, (one) => Math.round(one?.y ?? 0));
    expect(rows.size).toBeLessThan(boxes.length);
    for (const row of rows.values()) {
      const heights = row.map((one) => one?.height ?? 0);
      // Sizes are snapped to the model's grid, so a 16:9 is not exactly one.
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(8);
    }
    await visitor.leave();
  });

  story('on a phone nothing sticks out, and the acts stay at the bottom edge', async ({ browser, installation, standIn }) => {
    void standIn;
    const visitor = await createVisitor(browser, installation.origin, { viewport: PHONE, hasTouch: true });
    const studio = await openStudio(visitor.page);
    expect(await overflow(visitor.page)).toBe(0);
    await studio.makePicture('A red boat');
    const picture = await box(visitor.page, '.sheet__items .frame');
    expect(picture.width).toBeGreaterThan(PHONE.width * 0.9);
    await visitor.page.getByRole('button', { name: 'More options' }).click();
    await visitor.page.locator('.composer').getByText('What happens to it').waitFor();
    expect(await overflow(visitor.page)).toBe(0);
    const make = await studio.make.boundingBox();
    expect(make && make.y + make.height).toBeLessThanOrEqual(PHONE.height);
    await visitor.page.goto('/nowhere');
    expect(await overflow(visitor.page)).toBe(0);
    visitor.expectTrouble(/status of 404/);
    await visitor.leave();
  });

  story('a description to start from is put where it is written', async ({ studio, page }) => {
    await page.getByRole('button', { name: /Three red apples/ }).click();
    await expect.poll(() => studio.prompt.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await studio.prompt.inputValue()).toBe('Three red apples on a white table in soft light');
  });
});
