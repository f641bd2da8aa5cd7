import { expect } from 'vitest';
import { policies } from '@candid/policy';
import { axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { createVisitor } from '../src/visitor.ts';

const story = storyUnder('no-account');

story('axe finds nothing on the pages of a session that ends, in either theme', async ({ browser, installation, standIn }) => {
  void standIn;
  const phone = { width: 390, height: 844 };
  const visitor = await createVisitor(browser, installation.origin, { reducedMotion: 'reduce', viewport: phone });
  const { page } = visitor;
  const studio = await openStudio(page);
  expect(await axeFaultsInBothThemes(page), 'the empty table').toEqual([]);
  const frame = await studio.makePicture('A red boat');
  await Promise.all([page.waitForEvent('download'), frame.locator('xpath=..').getByRole('link', { name: 'Download' }).click()]);
  await page.getByText('Downloaded, destroyed').waitFor();
  expect(await axeFaultsInBothThemes(page), 'a picture that was taken').toEqual([]);
  for (const path of ['/report', '/contact', '/session/end']) {
    await page.goto(path);
    expect(await axeFaultsInBothThemes(page), path).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${path} sticks out`,
    ).toBeLessThanOrEqual(0);
  }
  await page.goto('/contact');
  const words = page.getByRole('textbox', { name: 'Your words' });
  await words.fill('What do you hold of me?');
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('ada');
  visitor.expectTrouble(/status of 422/);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').waitFor();
  expect(await axeFaultsInBothThemes(page), 'a letter that was refused').toEqual([]);
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Your letter is on its way.').waitFor();
  expect(await axeFaultsInBothThemes(page), 'a letter that is on its way').toEqual([]);
  await page.goto('/session/end');
  await page.getByRole('main').getByRole('button', { name: 'End session' }).click();
  await page.getByText('Pictures destroyed').waitFor();
  expect(await axeFaultsInBothThemes(page), 'the end').toEqual([]);
  await visitor.leave();
});

story(
  'NA-06 NA-14: who writes without script and without an account is heard once, keeps what they typed when it is refused, and nothing of it stays',
  async ({ browser, installation, records }) => {
    const visitor = await createVisitor(browser, installation.origin, { javaScriptEnabled: false, locale: 'de' });
    const { page } = visitor;
    visitor.expectTrouble(/status of 4(22|03)/);
    const words = `Was haben Sie von mir? ${Date.now()}`;
    const answerTo = `ada-${Date.now()}@people.example`;
    await page.goto('/');
    await page.goto('/contact');
    expect(await page.locator('#held').textContent()).toContain('eine Zufallszahl');
    await page.getByLabel('Worum geht es?').selectOption({ label: 'Meine Daten und meine Rechte' });
    await page.getByLabel('Ihre E-Mail-Adresse').fill('ada');
    await page.getByLabel('Ihre Nachricht').fill(words);
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByRole('alert').waitFor();
    const typed = { address: page.getByLabel('Ihre E-Mail-Adresse'), words: page.getByLabel('Ihre Nachricht') };
    expect([await typed.address.inputValue(), await typed.words.inputValue()]).toEqual(['ada', words]);
    // The session ends while somebody writes, and another begins elsewhere: the form is of neither, and takes nothing from them.
    await visitor.context.clearCookies();
    await visitor.context.request.get('/');
    await typed.address.fill(answerTo);
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByRole('alert').waitFor();
    expect([await typed.address.inputValue(), await typed.words.inputValue()]).toEqual([answerTo, words]);
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Ihre Nachricht ist unterwegs.').waitFor();
    expect(await page.locator('#held').textContent()).toContain('eine Zufallszahl');
    const mailbox = policies['no-account'].support.address;
    const subject = `Formular ${new URL(installation.origin).host}: Daten und Rechte`;
    const inbox = openInbox(installation);
    await expect.poll(async () => (await inbox.letters(mailbox)).filter(({ text }) => text?.includes(words)).length).toBe(1);
    // The browser sends the same form again.
    await page.reload();
    await page.getByText('Ihre Nachricht ist unterwegs.').waitFor();
    await expect.poll(() => records.rows('SELECT 1 FROM letter_in_transit')).toEqual([]);
    const letters = (await inbox.letters(mailbox)).filter(({ text }) => text?.includes(words));
    expect(letters.map((letter) => [letter.subject, new Map(letter.headers).get('reply-to')])).toEqual([[subject, answerTo]]);
    expect(await records.rows('SELECT 1 FROM correspondence')).toEqual([]);
    await visitor.leave();
  },
);
