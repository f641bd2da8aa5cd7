import { expect } from 'vitest';
import { axeFaults } from '../src/axe-faults.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

const story = storyUnder('no-account');

story.for(['light', 'dark'] as const)(
  'axe finds nothing on the pages of a session that ends, in the %s theme',
  async (colorScheme, { browser, installation, standIn }) => {
    void standIn;
    const phone = { width: 390, height: 844 };
    const visitor = await createVisitor(browser, installation.origin, { colorScheme, reducedMotion: 'reduce', viewport: phone });
    const { page } = visitor;
    const studio = await openStudio(page);
    expect(await axeFaults(page), 'the empty table').toEqual([]);
    const frame = await studio.makePicture('A red boat');
    await Promise.all([page.waitForEvent('download'), frame.locator('xpath=..').getByRole('link', { name: 'Download' }).click()]);
    await page.getByText('Downloaded, destroyed').waitFor();
    expect(await axeFaults(page), 'a picture that was taken').toEqual([]);
    for (const path of ['/report', '/session/end']) {
      await page.goto(path);
      expect(await axeFaults(page), path).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${path} sticks out`,
      ).toBeLessThanOrEqual(0);
    }
    await page.getByRole('main').getByRole('button', { name: 'End session' }).click();
    await page.getByText('Pictures destroyed').waitFor();
    expect(await axeFaults(page), 'the end').toEqual([]);
    await visitor.leave();
  },
);
