import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { photograph, picture } from '../src/pictures.ts';
import type { Records } from '../src/records.ts';
import { story } from '../src/story.ts';

interface LastOrder {
  readonly kind: string;
  readonly reference_count: number;
  readonly has_mask: boolean;
  readonly state: string;
}

const lastOrder = async (records: Records): Promise<LastOrder | undefined> =>
  (
    await records.rows<LastOrder>(
      'SELECT kind, reference_count, has_mask, state FROM generation ORDER BY created_at DESC LIMIT 1',
    )
  )[0];

/** Lets go of a picture over the composer, or pastes it there, as the browser tells a page of it. */
const give = (page: Page, manner: 'drop' | 'paste', bytes: Buffer): Promise<void> =>
  page.getByRole('textbox', { name: 'Description' }).evaluate(
    (target, { how, base64 }) => {
      const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'given.png', {
        type: 'image/png',
      });
      const data = new DataTransfer();
      data.items.add(file);
      const options = { bubbles: true, cancelable: true };
      if (how === 'drop') target.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
      else target.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
    },
    { how: manner, base64: bytes.toString('base64') },
  );

story('references come by choosing, dropping and pasting', async ({ studio, standIn, records, page }) => {
  const references = page.getByRole('list', { name: 'References' }).getByRole('listitem');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
  await expect.poll(() => references.count()).toBe(1);
  await give(page, 'drop', await picture('green'));
  await expect.poll(() => references.count()).toBe(2);
  await give(page, 'paste', await picture('blue'));
  await expect.poll(() => references.count()).toBe(3);
  await page.getByText('3 references').waitFor();
  await page.getByRole('button', { name: 'Remove reference 2' }).click();
  await expect.poll(() => references.count()).toBe(2);

  await studio.makePicture('These two together');
  expect(await lastOrder(records)).toMatchObject({ kind: 'edit', reference_count: 2, has_mask: false, state: 'delivered' });
  expect((await standIn.imageCalls()).map(({ path }) => path)).toEqual(['/v1/images/edits']);
  expect(await references.count()).toBe(0);
  expect(await records.holdings()).toMatchObject({ inputs: 0, previews: 0, reserved: 0 });
});

describe('a picture that is there', () => {
  story('is edited where it was painted', async ({ studio, standIn, records, page }) => {
    await standIn.pace({ pictures: 'painted' });
    await studio.makePicture('A white house on a green hill');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Paint the area to change' }).click();
    const canvas = page.getByRole('img', { name: /^Painting area/ });
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the painting area is not shown');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 10, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Use this area' }).click();
    await page.getByRole('button', { name: 'Area painted' }).waitFor();

    await studio.makePicture('A red roof');
    expect(await lastOrder(records)).toMatchObject({ kind: 'edit', reference_count: 1, has_mask: true, state: 'delivered' });
    expect((await standIn.imageCalls()).map(({ path }) => path)).toEqual(['/v1/images/generations', '/v1/images/edits']);
  });

  story('is varied, with its description offered again', async ({ studio, standIn, records, page }) => {
    await studio.makePicture('A white house on a green hill');
    await page.getByRole('button', { name: 'Vary' }).click();
    expect(await studio.prompt.inputValue()).toBe('A white house on a green hill');
    await studio.makePicture('A white house on a green hill');
    expect(await lastOrder(records)).toMatchObject({ kind: 'edit', reference_count: 1, has_mask: false, state: 'delivered' });
    expect(await standIn.imageCalls()).toHaveLength(2);
  });
});
