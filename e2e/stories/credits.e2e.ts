import { expect } from 'vitest';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';

const story = storyUnder('credits');

story('a visitor makes, opens and downloads a picture, and nothing is kept in the browser', async ({ page, standIn }) => {
  void standIn;
  const studio = await openStudio(page);
  await studio.makePicture('A red boat');
  const bytes = await studio.download(studio.frame('present'));
  expect(bytes.byteLength).toBeGreaterThan(1000);
  await page.locator('.picture-link').click();
  await page.locator('.details__picture img').waitFor();
  await page.goBack();
  await page.goForward();
  await page.locator('.details__picture img').waitFor();
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, document.cookie])).toEqual([{}, {}, '']);
});
