import { expect } from 'vitest';
import { errorTexts } from '../../apps/web/app/messages/errors.ts';
import { storyApart } from '../src/story-under.ts';

const story = storyApart('one-hour', { PROVIDER_SILENCE_SECONDS: '10' });

story(
  'whoever says nothing is given up: a provider before or after its first partial picture, and a safety check',
  async ({ studio, standIn, records, page }) => {
    for (const fault of ['hang', 'stall', 'moderation-hang'] as const) {
      await studio.order(`A green hill [fault:${fault}]`);
      await expect.poll(() => studio.prompt.inputValue()).toBe('');
    }
    const failed = page.locator('.sheet__items .frame[data-state="failed"]');
    await expect.poll(() => failed.count()).toBe(3);
    const words = await failed.allInnerTexts();
    expect(words.filter((text) => text.includes(errorTexts.provider_stalled.what))).toHaveLength(2);
    expect(words.filter((text) => text.includes(errorTexts.moderation_unavailable.what))).toHaveLength(1);
    expect(await failed.locator('img').count()).toBe(0);
    expect((await records.holdings()).reserved).toBe(0);
    expect(await standIn.imageCalls()).toHaveLength(2);
    expect((await standIn.imageCalls()).map(({ outcome }) => outcome)).toEqual(['left', 'left']);
  },
);
