import { describe, expect } from 'vitest';
import { axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';
import { story } from '../src/story.ts';

describe('pages are open to everyone', () => {
  story('axe finds nothing in either theme', async ({ browser, installation, standIn, records }) => {
    void standIn;
    const visitor = await createVisitor(browser, installation.origin, { reducedMotion: 'reduce' });
    visitor.expectTrouble(/status of 404/);
    const studio = await openStudio(visitor.page);
    expect(await axeFaultsInBothThemes(visitor.page), 'the empty table').toEqual([]);
    await studio.order('A grey hill [fault:500]');
    await studio.frame('failed').waitFor();
    await studio.makePicture('A red boat');
    await visitor.page.getByRole('button', { name: 'More options' }).click();
    expect(await axeFaultsInBothThemes(visitor.page), 'the table').toEqual([]);
    const [image] = await records.rows<{ id: string }>('SELECT id FROM image ORDER BY created_at DESC LIMIT 1');
    await visitor.page.goto(`/i/${image?.id}`);
    expect(await axeFaultsInBothThemes(visitor.page), 'a picture').toEqual([]);
    await visitor.page.goto('/nowhere');
    expect(await axeFaultsInBothThemes(visitor.page), 'an unknown page').toEqual([]);
    await visitor.leave();
  });

  story('nothing moves for whoever asked for that', async ({ browser, installation, standIn }) => {
    await standIn.pace({ mode: 'manual' });
    const visitor = await createVisitor(browser, installation.origin, { reducedMotion: 'reduce' });
    const studio = await openStudio(visitor.page);
    await studio.order('A red boat');
    await standIn.step();
    await studio.frame('developing').locator('img').waitFor();
    const moving = await visitor.page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const timing = animation.effect?.getComputedTiming();
        return Number(timing?.endTime) > 200 ? [(animation as CSSAnimation).animationName ?? 'transition'] : [];
      }),
    );
    expect(moving).toEqual([]);
    await standIn.pace({ mode: 'instant' });
    await studio.frame('present').waitFor();
    await visitor.leave();
  });

  story('a picture is made, opened and closed by keyboard alone', async ({ studio, page }) => {
    const { keyboard } = page;
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await keyboard.press('Tab');
        const label = await page.evaluate(() => {
          const element = document.activeElement;
          // Past the last control the focus is on the document itself.
          if (element === document.body) return '';
          const image = element?.querySelector('img')?.alt ?? '';
          return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''} ${image} ${element?.getAttribute('name') ?? ''}`;
        });
        if (name.test(label)) return;
      }
      throw new Error(`${String(name)} cannot be reached with the Tab key`);
    };
    await tabTo(/\bprompt\b/);
    await keyboard.type('A red boat');
    await keyboard.press('Control+Enter');
    await studio.frame('present').locator('img').waitFor();
    await tabTo(/Made picture of: A red boat/);
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});
