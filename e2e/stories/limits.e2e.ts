import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { openStudio } from '../src/studio.ts';
import { story } from '../src/story.ts';
import { startWebAt } from '../src/web-at.ts';
import { expectFailure } from '../src/words.ts';

const choose = (page: Page, count: string) => page.locator(`input[name=count][value="${count}"]`).check();

story('of four pictures in one order each has its own end', async ({ studio, page, records, standIn }) => {
  const before = await records.holdings();
  await standIn.fail({ fault: '500', when: { nth: 3 }, route: 'generations' });
  await choose(page, '4');
  await studio.order('A red boat');
  await expect.poll(() => page.locator('.sheet__items .frame[data-state="present"]').count()).toBe(3);
  await expectFailure(studio.frame('failed'), 'provider_outage');
  expect(await standIn.imageCalls()).toHaveLength(4);
  expect(await records.holdings()).toMatchObject({
    generations: before.generations + 4,
    images: before.images + 3,
    objectKeys: before.objectKeys + 3,
    files: before.files + 3,
    reserved: 0,
  });
});

describe('a limit that is reached', () => {
  story('of the session: said with the time it frees, and it does', async ({ studio, visitor, page, records }) => {
    visitor.expectTrouble(/status of 429/);
    await choose(page, '4');
    for (let made = 4; made <= 20; made += 4) {
      await studio.order('A red boat');
      await expect.poll(() => page.locator('.sheet__items .frame').count()).toBe(made);
    }
    const before = await records.holdings();
    await choose(page, '1');
    await studio.order('One too many');
    await expectFailure(studio.trouble, 'limit_session');
    expect(await studio.prompt.inputValue()).toBe('One too many');
    expect(await records.holdings()).toEqual(before);
    const [oldest] = await records.rows<{ created_at: Date; subject_id: string }>(
      `SELECT created_at, subject_id FROM generation
       WHERE subject_id = (SELECT subject_id FROM generation ORDER BY created_at DESC LIMIT 1) ORDER BY created_at LIMIT 1`,
    );
    const frees = new Date(Number(oldest?.created_at.getTime()) + 3_600_000);
    const shown = await page.evaluate((at) => new Date(at).toLocaleTimeString('en-GB'), frees.getTime());
    await studio.trouble.getByText(shown).waitFor();

    await records.rows("UPDATE generation SET created_at = created_at - interval '1 hour' WHERE subject_id = $1", [
      oldest?.subject_id,
    ]);
    await studio.make.click();
    await expect.poll(() => studio.prompt.inputValue()).toBe('');
    expect(await studio.trouble.count()).toBe(0);
    expect((await records.holdings()).images).toBe(before.images + 1);
  });

  story(
    'of the day: nothing is made, nothing is kept, and the words stay',
    async ({ installation, studio, visitor, page, records }) => {
      visitor.expectTrouble(/status of 429/);
      const poor = await startWebAt(installation, { dailySpendCapUsd: '0.001' });
      onTestFinished(() => poor.close());
      await poor.answerFor(page, '/generate');
      const before = await records.holdings();
      await studio.order('A red boat');
      await expectFailure(studio.trouble, 'limit_spend');
      expect(await studio.prompt.inputValue()).toBe('A red boat');
      expect(await records.holdings()).toEqual(before);
    },
  );

  story("of the operator's: an open page says so, and goes on when it is lifted", async ({ page, visitor, records, standIn }) => {
    void standIn;
    visitor.expectTrouble(/status of 503/);
    const turn = (stopped: boolean) =>
      records.rows(
        `INSERT INTO operator_switch (name, stopped, changed_at) VALUES ('generation', $1, now())
         ON CONFLICT (name) DO UPDATE SET stopped = $1`,
        [stopped],
      );
    await page.clock.install();
    // A page reads the table once more when its stream begins: the switch is turned after that, so that only the order meets it.
    const settled = page.waitForResponse((answer) => answer.url().endsWith('/api/studio'));
    const studio = await openStudio(page);
    await settled;
    const before = await records.holdings();
    await turn(true);
    try {
      await studio.order('A red boat');
      await expectFailure(studio.trouble, 'stopped_by_operator');
      await expect.poll(() => studio.make.isDisabled()).toBe(true);
      expect(await studio.prompt.inputValue()).toBe('A red boat');
      expect(await records.holdings()).toEqual(before);
    } finally {
      await turn(false);
    }
    await page.clock.fastForward('00:20');
    await expect.poll(() => studio.make.isDisabled()).toBe(false);
    await studio.makePicture('A red boat');
  });
});
