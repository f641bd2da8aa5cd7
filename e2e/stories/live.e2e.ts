import { expect } from 'vitest';
import { killWeb, whenWebAnswers } from '../src/processes.ts';
import { openStudio } from '../src/studio.ts';
import { story } from '../src/story.ts';
import { expectFailure } from '../src/words.ts';

story('a reload at the first preview keeps it and gets the picture', async ({ studio, standIn, page }) => {
  await standIn.pace({ mode: 'manual' });
  await studio.order('A yellow sun over a green hill');
  await standIn.step();
  await studio.frame('developing').locator('img').waitFor();

  const again = await openStudio(page);
  const preview = again.frame('developing').locator('img');
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await standIn.step(3);
  await again.frame('present').waitFor();
  expect(await standIn.imageCalls()).toHaveLength(1);
});

story('two tabs show the same over one stream of events', async ({ visitor, standIn }) => {
  const streams: string[] = [];
  visitor.context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.push(request.url());
  });
  const studio = await openStudio(visitor.page);
  const second = await openStudio(await visitor.newPage());
  await standIn.pace({ mode: 'manual' });
  await studio.order('A yellow sun');
  await standIn.step();
  await studio.frame('developing').locator('img').waitFor();
  await second.frame('developing').locator('img').waitFor();
  await second.page.getByText('19 more pictures can be made within 1 hour.').waitFor();
  await standIn.step(3);
  await studio.frame('present').waitFor();
  await second.frame('present').waitFor();
  expect(streams).toHaveLength(1);

  // When the tab that holds the stream goes, the other one takes over.
  await studio.page.close();
  await expect.poll(() => streams.length).toBe(2);
  await standIn.pace({ mode: 'instant' });
  await second.makePicture('A second sun');
});

story('a restart of the web program in between loses nothing', async ({ visitor, studio, standIn, installation }) => {
  visitor.expectTrouble(/net::ERR_/);
  await standIn.pace({ mode: 'manual' });
  await studio.order('A yellow sun over a blue lake');
  await standIn.step();
  await studio.frame('developing').locator('img').waitFor();
  await killWeb(installation);
  await studio.page.getByText('The connection is down.').waitFor();
  // The picture goes on while nobody can be told of it.
  await standIn.step(3);
  await whenWebAnswers(installation);
  await studio.frame('present').locator('img').waitFor();
  await expect.poll(() => studio.page.getByText('The connection is down.').count()).toBe(0);
  expect(await standIn.imageCalls()).toHaveLength(1);
  await standIn.pace({ mode: 'instant' });
  await studio.makePicture('Another sun');
});

story('cancelling ends the call to the provider and says who may have to pay', async ({ studio, standIn, records, page }) => {
  await standIn.pace({ mode: 'manual' });
  await studio.order('A purple mountain');
  await standIn.step();
  await studio.frame('developing').locator('img').waitFor();
  const src = await studio.frame('developing').locator('img').getAttribute('src');
  await studio.frame().getByRole('button', { name: 'Cancel' }).click();
  const frame = studio.frame('failed');
  await expectFailure(frame, 'cancelled');
  expect(await frame.textContent()).toContain('the operator may have to pay; you do not');
  await expect.poll(async () => (await standIn.imageCalls()).map(({ outcome }) => outcome)).toEqual(['left']);
  expect((await page.request.get(src ?? '')).status()).toBe(404);
  expect(await records.holdings()).toMatchObject({ previews: 0, reserved: 0 });
});
