import type { Locator, Page } from 'playwright-core';
import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';

/** The light table as a person uses it: by labels and roles. */
export interface Studio {
  readonly page: Page;
  readonly prompt: Locator;
  readonly make: Locator;
  /** What the composer says about the last refused attempt. */
  readonly trouble: Locator;
  /** The newest frames first. */
  readonly frames: Locator;
  frame(state?: FrameState): Locator;
  order(prompt: string): Promise<void>;
  /** Orders a picture and waits until it is there. */
  makePicture(prompt: string): Promise<Locator>;
  download(frame: Locator): Promise<Buffer>;
}

export type FrameState = 'waiting' | 'developing' | 'present' | 'destroyed' | 'failed';

/** Waits until a form of the page is alive: before that a press on its button sends a plain form, and a choice in it nothing. */
export const whenAlive = (page: Page, form = 'main form'): Promise<unknown> =>
  page.waitForFunction(
    (selector) => Object.keys(document.querySelector(selector) ?? {}).some((name) => name.startsWith('__reactProps')),
    form,
  );

const studioOf = (page: Page): Studio => {
  const frames = page.locator('.sheet__items .frame');
  const prompt = page.getByRole('textbox', { name: 'Description' });
  const make = page.getByRole('button', { name: /^Make / });
  const frame = (state?: FrameState): Locator =>
    state === undefined ? frames.first() : page.locator(`.sheet__items .frame[data-state="${state}"]`).first();
  const order = async (text: string): Promise<void> => {
    await prompt.fill(text);
    await make.click();
  };
  return {
    page,
    prompt,
    make,
    trouble: page.locator('form .notice'),
    frames,
    frame,
    order,
    makePicture: async (text) => {
      const before = await page.locator('.sheet__items .frame[data-state="present"]').count();
      await order(text);
      await expect.poll(() => page.locator('.sheet__items .frame[data-state="present"]').count()).toBe(before + 1);
      return frame('present');
    },
    download: async (of) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        of.locator('xpath=..').getByRole('link', { name: 'Download' }).click(),
      ]);
      return buffer(await download.createReadStream());
    },
  };
};

/** Opens the light table and waits until it is alive. */
export const openStudio = async (page: Page, path = '/'): Promise<Studio> => {
  await page.goto(path);
  await whenAlive(page);
  return studioOf(page);
};
