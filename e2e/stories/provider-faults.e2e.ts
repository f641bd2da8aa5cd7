import type { ErrorCode } from '@candid/kernel';
import type { FaultName } from '@candid/sandbox';
import { describe, expect } from 'vitest';
import { story } from '../src/story.ts';
import { expectFailure } from '../src/words.ts';

/** One fault for each way to end that a person is told of; every other fault of the provider is in the database tests. */
const FAILING: readonly (readonly [string, ErrorCode])[] = [
  ['500-once', 'provider_outage'],
  ['error-event', 'provider_outage'],
  ['cut', 'provider_broke_off'],
  ['malformed-sse', 'provider_broken_answer'],
  ['not-an-image', 'provider_broken_answer'],
  ['429', 'provider_busy'],
  ['moderation-input', 'blocked_input'],
  ['moderation-output', 'blocked_output'],
];

describe('the image service fails', () => {
  story.for(FAILING)('%s ends as %s, asked once', async ([fault, code], { studio, standIn, records }) => {
    const before = await records.holdings();
    const prompt = `A green hill [fault:${fault}]`;
    await studio.order(prompt);
    const frame = studio.frame('failed');
    await expectFailure(frame, code);
    expect(await frame.locator('img').count()).toBe(0);

    await frame.getByRole('button', { name: 'Use the description again' }).click();
    expect(await studio.prompt.inputValue()).toBe(prompt);

    const held = await records.holdings();
    expect(held).toEqual({ ...before, generations: before.generations + 1 });
    expect(held.reserved).toBe(0);
    expect(await standIn.imageCalls()).toHaveLength(1);
  });

  const SURVIVED: readonly FaultName[] = ['slow', 'early-final', 'wrong-size'];
  story.for(SURVIVED)('%s still ends in a picture, asked once', async (fault, { studio, standIn, records }) => {
    const argument = fault === 'slow' ? ':0.2' : '';
    await studio.makePicture(`A green hill [fault:${fault}${argument}]`);
    expect((await records.holdings()).reserved).toBe(0);
    expect(await standIn.imageCalls()).toHaveLength(1);
  });

  const SILENT: readonly FaultName[] = ['hang', 'stall'];
  story.for(SILENT)('%s can be left by cancelling, which ends the call', async (fault, { studio, standIn }) => {
    await studio.order(`A green hill [fault:${fault}]`);
    if (fault === 'stall') await studio.frame('developing').locator('img').waitFor();
    await expect.poll(async () => (await standIn.imageCalls()).length).toBe(1);
    await studio.frame().getByRole('button', { name: 'Cancel' }).click();
    await expectFailure(studio.frame('failed'), 'cancelled');
    await expect.poll(async () => (await standIn.imageCalls())[0]?.outcome).toBe('left');
  });
});

describe('the safety check', () => {
  story('that is down: nothing is made without it', async ({ studio, standIn, records }) => {
    await studio.order('A green hill [fault:moderation-down]');
    await expectFailure(studio.frame('failed'), 'moderation_unavailable');
    expect((await records.holdings()).reserved).toBe(0);
    expect(await standIn.imageCalls()).toHaveLength(0);
    expect(await standIn.moderationCalls()).toHaveLength(1);
  });

  story('stops a description before anything is made, and names why', async ({ studio, standIn }) => {
    await studio.order('A quiet pond [moderation:violence/graphic]');
    const frame = studio.frame('failed');
    await expectFailure(frame, 'blocked_input');
    expect(await frame.textContent()).toContain('Named by the check: violence, violence/graphic.');
    expect(await standIn.imageCalls()).toHaveLength(0);
  });

  story('takes previews away again when the finished picture is stopped', async ({ studio, standIn, page, records }) => {
    await standIn.pace({ mode: 'manual' });
    await studio.order('A quiet pond [fault:moderation-output-late]');
    await standIn.step(3);
    await studio.frame('developing').locator('img[data-sharpness="2"]').waitFor();
    const src = await studio.frame('developing').locator('img').getAttribute('src');
    expect((await page.request.get(src ?? '')).status()).toBe(200);
    await standIn.step();
    await expectFailure(studio.frame('failed'), 'blocked_output');
    expect(await page.locator('img[src*="/preview"]').count()).toBe(0);
    expect((await page.request.get(src ?? '')).status()).toBe(404);
    expect(await records.holdings()).toMatchObject({ previews: 0, reserved: 0 });
  });
});
