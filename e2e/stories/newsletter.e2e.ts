import { describe, expect } from 'vitest';
import { axeFaults } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import { runNewsletter } from '../src/newsletter.ts';
import { signUp, someAddress } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';

const story = storyUnder('history');
const CONFIRM = 'Confirm that you want our news';

describe('news by mail (HI-09)', () => {
  story(
    'HI-09: asked, confirmed, sent once by the operator’s command, and ended by a mail program without a page',
    async ({ installation, page, records }) => {
      const { origin } = installation;
      const inbox = openInbox(installation);
      const email = someAddress('reader');
      const said = async () =>
        (
          await records.rows<{ said: string }>(
            `SELECT concat_ws(' ', outcome, means) AS said FROM consent_record WHERE category = 'newsletter'
             AND means <> 'account' ORDER BY recorded_at`,
          )
        ).map((row) => row.said);
      await page.goto('/privacy');
      await page.getByRole('contentinfo').getByRole('link', { name: 'News by mail' }).click();
      await page.getByLabel('Your e-mail address').fill('no address');
      await page.getByRole('button', { name: 'Ask me by mail' }).click();
      await page.getByRole('alert').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.getByLabel('Your e-mail address').fill(email);
      await page.getByRole('button', { name: 'Ask me by mail' }).click();
      await page.getByText('A letter is on its way.').waitFor();
      const link = await inbox.link(email, CONFIRM);
      for (let look = 0; look < 2; look += 1) expect((await fetch(new URL(link, origin))).status).toBe(200);
      expect(await said()).toEqual([]);
      await page.goto(link);
      await page.getByRole('button', { name: 'Yes, send me news' }).click();
      await page.getByRole('heading', { name: 'Our news will come to you.' }).waitFor();

      const subject = `What is new ${process.pid}`;
      expect(await runNewsletter(installation, { subject, act: '--look' })).toContain('Not given out.');
      expect(await runNewsletter(installation, { subject, act: '--send' })).toContain('Given out.');
      const { headers } = await inbox.letter(email, subject);
      expect(await runNewsletter(installation, { subject, act: '--send' })).toContain('not sent twice');
      const leave = new URL(/^<(.+)>$/.exec(new Map(headers).get('list-unsubscribe') ?? '')?.[1] ?? '');
      expect(leave.origin).toBe(origin);
      expect(new Map(headers).get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');

      // A scanner opens the link; then the mail program posts, without cookie and origin, and no other page takes such a post.
      expect((await fetch(leave)).status).toBe(200);
      await page.goto(leave.pathname + leave.search);
      await page.getByRole('button', { name: 'Send no more news' }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
      expect(await said()).toEqual(['granted letter']);
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      const posted = await fetch(leave, { method: 'POST', body, redirect: 'error' });
      expect([posted.status, posted.headers.get('set-cookie')]).toEqual([200, null]);
      expect(await said()).toEqual(['granted letter', 'withdrawn one-click']);
      expect((await fetch(new URL('/newsletter', origin), { method: 'POST', body })).status).toBe(403);
      leave.searchParams.set('token', 'x');
      expect((await fetch(leave, { method: 'POST', body })).status).toBe(404);
      expect((await inbox.letters(email)).map((letter) => letter.subject)).toEqual([subject, CONFIRM]);
    },
  );

  story('HI-09: with an account it is one box that nobody ticked, and the same box ends it', async ({ installation, page }) => {
    await signUp(page, openInbox(installation), someAddress());
    await page.goto('/account');
    const box = page.getByRole('checkbox', { name: 'Send me news by mail' });
    const save = page.locator('#newsletter').getByRole('button', { name: 'Save this choice' });
    for (const before of [false, true]) {
      expect(await box.isChecked()).toBe(before);
      await box.setChecked(!before);
      await Promise.all([page.waitForURL(/\/account#newsletter/), save.click()]);
      await page.goto('/account');
      expect(await box.isChecked()).toBe(!before);
    }
    expect(await axeFaults(page)).toEqual([]);
  });
});
