import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { picture } from '../src/pictures.ts';
import type { Records } from '../src/records.ts';
import { story } from '../src/story.ts';
import { expectFailure } from '../src/words.ts';

const red = async () => ({ name: 'a.png', mimeType: 'image/png', buffer: await picture('red') });
const references = (page: Page) => page.getByRole('list', { name: 'References' }).getByRole('listitem');

const paintHalf = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Paint the area to change' }).click();
  await page.getByRole('img', { name: /^Painting area/ }).click();
  await page.getByRole('button', { name: 'Use this area' }).click();
  await page.getByRole('button', { name: 'Area painted' }).waitFor();
};

interface Sent {
  readonly state: string;
  readonly reference_count: number;
  readonly has_mask: boolean;
}
const newest = async (records: Records): Promise<Sent | undefined> =>
  (await records.rows<Sent>('SELECT state, reference_count, has_mask FROM generation ORDER BY created_at DESC LIMIT 1'))[0];

describe('what was sent is still in the page when no picture came of it', () => {
  // The last that can go wrong, after the provider and the previews.
  const failure = '[fault:moderation-output-late]';
  story('description, references, picture and painted area', async ({ studio, page, records }) => {
    await studio.makePicture('A white house');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await paintHalf(page);
    await page.locator('input[type=file]').setInputFiles([await red(), await red()]);
    await studio.order(`A red roof ${failure}`);
    const frame = studio.frame('failed');
    await frame.waitFor();
    expect([await references(page).count(), await studio.prompt.inputValue()]).toEqual([0, '']);
    expect(await newest(records)).toMatchObject({ state: 'failed', reference_count: 3, has_mask: true });
    expect(await records.holdings()).toMatchObject({ inputs: 0, previews: 0 });

    await frame.getByRole('button', { name: 'Use description and pictures again' }).click();
    expect(await studio.prompt.inputValue()).toBe(`A red roof ${failure}`);
    await expect.poll(() => references(page).getByRole('img').evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth))).toEqual([64, 64]); // prettier-ignore
    await page.getByRole('button', { name: 'Area painted' }).waitFor();
    await studio.makePicture('A red roof');
    expect(await newest(records)).toMatchObject({ state: 'delivered', reference_count: 3, has_mask: true });
  });

  story('and gone from it with a reload: nothing of it is stored', async ({ studio, page }) => {
    await page.locator('input[type=file]').setInputFiles(await red());
    await studio.order('A red roof [fault:500]');
    await studio.frame('failed').getByRole('button', { name: 'Use description and pictures again' }).waitFor();
    await page.reload();
    await studio.frame('failed').waitFor();
    expect(await studio.frame('failed').getByRole('button').count()).toBe(0);
    const stored = await page.evaluate(async () => [
      ...Object.values(localStorage),
      ...Object.values(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ]);
    expect(JSON.stringify(stored)).not.toContain('roof');
  });
});

describe('references in the page', () => {
  story('more than the model takes: the first are kept, and the rest are told of', async ({ studio, page, records }) => {
    const files = await Promise.all(Array.from({ length: 18 }, red));
    await page.locator('input[type=file]').setInputFiles(files);
    await studio.page.getByText('2 pictures found no room.', { exact: true }).waitFor();
    expect(await references(page).count()).toBe(16);
    await page.getByRole('button', { name: 'Remove reference 16' }).click();
    expect(await page.getByText(/found no room/).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove reference 15' }).click();
    await studio.makePicture('All of these');
    expect(await newest(records)).toMatchObject({ reference_count: 14, state: 'delivered' });
  });

  story('no address of a file outlives its showing', async ({ visitor, page, studio }) => {
    void studio;
    await visitor.context.addInitScript(() => {
      const living = new Set<string>();
      const { createObjectURL, revokeObjectURL } = URL;
      URL.createObjectURL = (blob: Blob) => {
        const url = createObjectURL.call(URL, blob);
        living.add(url);
        return url;
      };
      URL.revokeObjectURL = (url) => {
        living.delete(url);
        revokeObjectURL.call(URL, url);
      };
      Object.assign(globalThis, { countLiving: () => living.size });
    });
    await page.reload();
    const living = () => page.evaluate(() => (globalThis as unknown as { countLiving(): number }).countLiving());
    await page.locator('input[type=file]').setInputFiles([await red(), await red(), await red()]);
    await expect.poll(living).toBe(3);
    await page.getByRole('button', { name: 'Remove reference 2' }).click();
    await expect.poll(living).toBe(2);
    await studio.makePicture('These two');
    await expect.poll(living).toBe(0);
  });

  story('a dropped file that is no picture leaves page and words alone', async ({ studio, page }) => {
    await studio.prompt.fill('Half a thought');
    const drop = (selector: string) =>
      page.locator(selector).evaluate((target) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'letter.pdf', { type: 'application/pdf' }));
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
        target.dispatchEvent(event);
        return event.defaultPrevented;
      });
    expect(await drop('body')).toBe(true);
    expect(await drop('form.composer')).toBe(true);
    await page.getByText('That is not a PNG, JPEG or WebP file.', { exact: true }).waitFor();
    expect(await studio.prompt.inputValue()).toBe('Half a thought');
    expect(await references(page).count()).toBe(0);
  });
});

describe('what goes wrong on the way', () => {
  story(
    'a session that has ended is begun anew, in every tab, and nothing typed is lost',
    async ({ studio, visitor, records }) => {
      const before = await records.holdings();
      visitor.expectTrouble(/status of 403 .*\/generate/);
      await studio.prompt.fill('A red boat');
      await visitor.context.clearCookies();
      await studio.make.click();
      await studio.frame('present').locator('img').waitFor();
      expect(await records.holdings()).toMatchObject({ images: before.images + 1 });
    },
  );

  story('an answer that never came is not made twice', async ({ studio, visitor, page, records, standIn }) => {
    visitor.expectTrouble(/net::ERR_FAILED.*\/generate/);
    const before = await records.holdings();
    await page.route('**/generate', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await studio.order('A red boat');
    await expectFailure(studio.trouble, 'unreachable');
    expect(await studio.prompt.inputValue()).toBe('A red boat');
    await page.unroute('**/generate');
    await studio.make.click();
    await expect.poll(() => studio.prompt.inputValue()).toBe('');
    await studio.frame('present').waitFor();
    expect(await studio.trouble.count()).toBe(0);
    expect(await records.holdings()).toMatchObject({ images: before.images + 1 });
    expect(await standIn.imageCalls()).toHaveLength(1);
  });

  story('a refusal is taken back from the page by the next success', async ({ studio, visitor }) => {
    visitor.expectTrouble(/422/);
    await studio.order('a'.repeat(32_001));
    await expectFailure(studio.trouble, 'prompt_too_long');
    await studio.makePicture('A red boat');
    expect(await studio.trouble.count()).toBe(0);
  });
});
