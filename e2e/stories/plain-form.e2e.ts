import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { errorTexts } from '../../apps/web/app/messages/errors.ts';
import { picture } from '../src/pictures.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

const plainStory = story.extend<{ readonly plain: Page }>({
  plain: async ({ browser, installation, standIn }, use) => {
    void standIn;
    const visitor = await createVisitor(browser, installation.origin, { javaScriptEnabled: false });
    // A browser without script logs nothing but the refusals themselves.
    await visitor.page.goto('/');
    await use(visitor.page);
    await visitor.context.close();
  },
});

const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Description' });
const make = (page: Page) => page.getByRole('button', { name: /^Make / }).click();

plainStory(
  'without script a form makes a picture, and looking again shows how far it is',
  async ({ plain, standIn, records }) => {
    await standIn.pace({ mode: 'manual' });
    await promptOf(plain).fill('A red boat');
    await plain.getByRole('radio', { name: 'Draft' }).check();
    await make(plain);
    expect(new URL(plain.url()).pathname).toBe('/');
    await standIn.step();
    await expect.poll(() => records.rows('SELECT 1 FROM generation_preview')).toHaveLength(1);
    await plain.getByRole('link', { name: 'Look again' }).click();
    await plain.locator('.frame[data-state="developing"] img').waitFor();
    await standIn.step(3);
    await records.holdings();
    await plain.reload();
    await plain.locator('.frame[data-state="present"] img').waitFor();
    expect(await plain.getByRole('link', { name: 'Look again' }).count()).toBe(0);
    const [made] = await records.rows<{ quality: string }>('SELECT quality FROM generation ORDER BY created_at DESC LIMIT 1');
    expect(made?.quality).toBe('low');
  },
);

plainStory.for([
  ['a blank description', '   ', 'prompt_empty', 422],
  ['a description that is too long', 'a'.repeat(32_001), 'prompt_too_long', 422],
] as const)('without script %s is refused in a page that keeps it', async ([, text, code, status], { plain, records }) => {
  const before = await records.holdings();
  await promptOf(plain).fill(text);
  await plain.getByRole('radio', { name: 'Fine', exact: true }).check();
  const [answer] = await Promise.all([plain.waitForResponse(/\/order$/), make(plain)]);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  await plain.getByText(errorTexts[code].what, { exact: true }).waitFor();
  expect(await plain.locator('form .notice').textContent()).toContain('reference pictures have to be added again');
  expect(await promptOf(plain).inputValue()).toBe(text);
  expect(await plain.getByRole('radio', { name: 'Fine', exact: true }).isChecked()).toBe(true);
  expect(await records.holdings()).toEqual(before);

  await promptOf(plain).fill('A red boat');
  await make(plain);
  expect((await records.holdings()).images).toBe(before.images + 1);
});

plainStory('without script a file that cannot be read is told of, and the words are kept', async ({ plain, records }) => {
  const before = await records.holdings();
  await promptOf(plain).fill('Make it blue');
  const buffer = (await picture('red')).subarray(0, 60);
  await plain.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
  await make(plain);
  await plain.getByText(errorTexts.reference_broken.what, { exact: true }).waitFor();
  expect(await promptOf(plain).inputValue()).toBe('Make it blue');
  expect(await records.holdings()).toEqual(before);
});

plainStory(
  'without script a form whose session has ended keeps its words and works the second time',
  async ({ plain, records }) => {
    await promptOf(plain).fill('A red boat');
    await plain.context().clearCookies();
    await make(plain);
    await plain.getByText(errorTexts.csrf_failed.what, { exact: true }).waitFor();
    expect(await promptOf(plain).inputValue()).toBe('A red boat');
    const before = await records.holdings();
    await make(plain);
    expect((await records.holdings()).images).toBe(before.images + 1);
  },
);

plainStory('without script a form sent twice makes one picture', async ({ plain, records, standIn }) => {
  const before = await records.holdings();
  await promptOf(plain).fill('A red boat');
  const form = await plain.locator('form.composer').evaluate((element) => [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name] as const)); // prettier-ignore
  await make(plain);
  const multipart = Object.fromEntries(form.filter(([name]) => name !== 'references'));
  const headers = { origin: new URL(plain.url()).origin };
  const again = await plain.request.post('/order', { multipart, headers, maxRedirects: 0 });
  expect([again.status(), again.headers()['location']]).toEqual([303, '/']);
  expect(await records.holdings()).toMatchObject({ generations: before.generations + 1, images: before.images + 1 });
  expect(await standIn.imageCalls()).toHaveLength(1);
});

plainStory('the address of the plain form is no page of its own', async ({ plain }) => {
  await plain.goto('/order');
  expect(new URL(plain.url()).pathname).toBe('/');
});
