import { describe, expect } from 'vitest';
import { axeFaults } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import { runNewsletter } from '../src/newsletter.ts';
import { someAddress } from '../src/passwords.ts';
import { CONFIRM_SUBJECT, walkToReader } from '../src/walk/newsletter-walk.ts';
import { storyUnder } from '../src/story-under.ts';

const story = storyUnder('history');

describe('news by mail (HI-09)', () => {
  story(
    'HI-09: asked, confirmed, sent once by the operator’s command, and ended by a mail program without a page',
    async ({ installation, page, records, visitor }) => {
      const { origin } = installation;
      // Browsers log what is refused.
      visitor.expectTrouble(/status of 422/);
      const inbox = openInbox(installation);
      const email = someAddress('reader');
      let earlier = 0;
      const said = async () =>
        (
          await records.rows<{ said: string }>(
            `SELECT concat_ws(' ', outcome, means) AS said FROM consent_record WHERE category = 'newsletter'
             AND means <> 'account' ORDER BY recorded_at`,
          )
        )
          .map((row) => row.said)
          .slice(earlier);
      earlier = (await said()).length;
      await page.goto('/privacy');
      await page.getByRole('contentinfo').getByRole('link', { name: 'News by mail' }).click();
      await page.getByLabel('Your e-mail address').fill('no address');
      await page.getByRole('button', { name: 'Ask me by mail' }).click();
      await page.getByRole('alert').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await walkToReader(page, inbox, email);

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
      expect((await inbox.letters(email)).map((letter) => letter.subject)).toEqual([subject, CONFIRM_SUBJECT]);
    },
  );
});
