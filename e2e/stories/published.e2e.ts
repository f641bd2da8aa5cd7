import { PAGE_NAMES, policies } from '@candid/policy';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFaults, axeFaultsInBothThemes } from '../src/axe-faults.ts';
import { openInbox } from '../src/letters.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

// Goal: what is published is there for everybody: in each language, without script, on paper, on a phone, and from right to left.
// Method: the pages of the running installation, over HTTP and in a real browser.

const { pages } = policies['one-hour'];
const PHONE = { width: 390, height: 844 };
const LANGUAGES = ['en', 'de'] as const;

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** How many characters stand in each line that a paragraph of the page fills. */
const fullLines = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const range = document.createRange();
    return [...document.querySelectorAll('main p')].flatMap((paragraph) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const lines = new Map<number, number>();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < (node.nodeValue ?? '').length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { bottom } = range.getBoundingClientRect();
          lines.set(Math.round(bottom), (lines.get(Math.round(bottom)) ?? 0) + 1);
        }
      }
      return [...lines.values()].slice(0, -1);
    });
  });

describe('published pages', () => {
  story('CR-36: each listed page is there in each language, and no other', async ({ installation: { origin } }) => {
    for (const name of PAGE_NAMES) {
      for (const language of LANGUAGES) {
        const answer = await fetch(`${origin}/${name}?lang=${language}`);
        const text = await answer.text();
        expect(answer.status, name).toBe(pages.some((page) => page === name) ? 200 : 404);
        expect(text).toContain(`<html lang="${language}" dir="ltr">`);
        expect(answer.headers.get('Content-Language')).toBe(language);
        expect(answer.headers.get('Vary')).toContain('Accept-Language');
        if (answer.status === 404) continue;
        expect(answer.headers.getSetCookie(), name).toEqual([]);
        for (const other of LANGUAGES) expect(text).toContain(`hrefLang="${other}" href="${origin}/${name}?lang=${other}"`);
      }
    }
  });

  story(
    'a browser gets the language it asks for, and keeps the one it chose from page to page',
    async ({ browser, installation }) => {
      const visitor = await createVisitor(browser, installation.origin, { locale: 'de-AT' });
      const { page } = visitor;
      await page.goto('/privacy');
      await page.getByRole('heading', { level: 1, name: 'Datenschutzerklärung' }).waitFor();
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { level: 1, name: 'Privacy policy' }).waitFor();
      await page.getByRole('contentinfo').getByRole('link', { name: 'Sub-processors' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sub-processors' }).waitFor();
      expect(await page.title()).toBe('Sub-processors · Candid');
      expect(new URL(page.url()).search).toBe('?lang=en');
      await visitor.leave();
    },
  );

  story('axe finds nothing wrong, in any language and light', async ({ page }) => {
    for (const path of [
      '/privacy',
      '/sub-processors?lang=de',
      '/cookies',
      '/contact',
      '/how-it-works',
      '/privacy/versions',
      '/sitemap',
    ]) {
      await page.goto(path);
      expect(await axeFaultsInBothThemes(page), path).toEqual([]);
    }
  });

  story('without script they say the same', async ({ browser, installation }) => {
    const visitor = await createVisitor(browser, installation.origin, { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto('/privacy');
    expect(await page.locator('#OH-06').textContent()).toContain('1 hour');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.locator('#OH-06', { hasText: '1 Stunde' }).waitFor();
    await page.getByRole('radio', { name: 'Dunkel', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByRole('link', { name: 'Anmelden' }).click();
    expect(new URL(page.url()).search).toBe('?lang=de&theme=dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('heading', { level: 1, name: 'Anmelden' }).waitFor();
    await visitor.leave();
  });

  story('on a phone, longer words, and from right to left nothing sticks out', async ({ browser, installation }) => {
    const visitor = await createVisitor(browser, installation.origin, { viewport: PHONE });
    const { page } = visitor;
    for (const language of ['en', 'de', 'en-XA', 'ar-XB']) {
      for (const path of ['/privacy', '/sub-processors', '/cookies', '/acceptable-use', '/contact', '/privacy/versions', '/']) {
        await page.goto(`${path}?lang=${language}`);
        expect(await overflow(page), `${path} ${language}`).toBe(0);
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar-XB' ? 'rtl' : 'ltr');
      }
    }
    await visitor.leave();
  });

  story('a line of the text has 65 characters, in each language', async ({ page }) => {
    for (const language of LANGUAGES) {
      await page.goto(`/terms?lang=${language}`);
      await page.evaluate(() => document.fonts.ready);
      const lines = await fullLines(page);
      const middle = lines.toSorted((one, other) => one - other)[Math.floor(lines.length / 2)];
      expect(middle, language).toBeGreaterThan(57);
      expect(middle, language).toBeLessThan(71);
    }
  });

  story('on paper the text is there and what only leads elsewhere is not', async ({ page }) => {
    await page.goto('/privacy');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#OH-06').isVisible()).toBe(true);
    for (const place of ['.header', '.footer', '.contents']) expect(await page.locator(place).isVisible(), place).toBe(false);
    expect(await overflow(page)).toBe(0);
  });

  story('beside each promise stands what the program answers, or that nothing measures it', async ({ page }) => {
    await page.goto('/privacy');
    for (const { id, open } of policies['one-hour'].commitments) {
      const note = page.locator(`#${id} .margin-note`);
      expect(await note.getAttribute('data-standing'), id).toBe(open ? 'open' : 'kept');
    }
    expect(await page.locator('#OH-06 .margin-note').textContent()).toMatch(
      /Holds now.*held now\d+.*results-held, read \d\d:\d\d:\d\d UTC/,
    );
  });
});

describe('contact', () => {
  story('who writes without script is told by when, and gets one letter about it', async ({ browser, installation, records }) => {
    const visitor = await createVisitor(browser, installation.origin, { javaScriptEnabled: false, locale: 'de' });
    const { page } = visitor;
    visitor.expectTrouble(/status of 4(22|15)/);
    const address = `ada-${Date.now()}@people.example`;
    await page.goto('/contact');
    await page.getByLabel('Worum geht es?').selectOption({ label: 'Etwas funktioniert nicht' });
    await page.getByLabel('Ihre E-Mail-Adresse').fill('ada');
    await page.getByLabel('Ihre Nachricht').fill('Mein Bild ist weg.');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Ihre Nachricht').inputValue()).toBe('Mein Bild ist weg.');
    await page.getByLabel('Ihre E-Mail-Adresse').fill(address);
    const choose = (name: string, bytes: string) =>
      page.getByLabel('Dateien').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes, 'latin1') });
    await choose('archive.txt', 'PK\x03\x04');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Eine Datei ist leer oder beschädigt').waitFor();
    expect(await page.getByLabel('Ihre Nachricht').inputValue()).toBe('Mein Bild ist weg.');
    await choose('log.txt', 'Um zwölf war es weg.');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Ihre Nachricht ist angekommen.').waitFor();
    const inbox = openInbox(installation);
    const letter = await inbox.letter(address, 'Ihre Nachricht ist angekommen');
    expect(letter.text).toContain(policies['one-hour'].support.address);
    expect(letter.text).not.toContain('Mein Bild');
    expect(await records.rows('SELECT form FROM correspondence_attachment')).toEqual([{ form: 'opaque' }]);
    await visitor.leave();
  });
});

describe('versions', () => {
  story(
    'OH-22 NA-16: each text stays readable, and what changed between two is shown',
    async ({ page, installation, records }) => {
      await page.goto('/privacy/versions');
      await page.getByText('in force').waitFor();
      await page.getByRole('link', { name: 'Read' }).click();
      await page.getByRole('heading', { level: 2, name: 'Privacy policy' }).waitFor();
      const [row] = await records.rows<{ hash: string }>('SELECT hash FROM policy_version');
      const earlier = 'e'.repeat(64);
      await records.rows(
        `INSERT INTO policy_version SELECT $1, date '2025-01-02', published_at - interval '1 day', published_at - interval '1 day',
         replace(texts::text, '1 hour', '7 minutes')::jsonb FROM policy_version WHERE hash = $2 ON CONFLICT DO NOTHING`,
        [earlier, row?.hash],
      );
      await page.goto('/privacy/versions');
      await page.getByRole('link', { name: 'Changes to the one before' }).click();
      const line = page.locator('.difference__line', { hasText: 'OH-06' });
      await line.waitFor();
      expect(await line.locator('del').allTextContents()).toContain('removed: 7');
      expect(await line.locator('ins').allTextContents()).toContain('added: 1');
      expect(await axeFaults(page)).toEqual([]);
      const feed = await (await fetch(`${installation.origin}/announcements.atom`)).text();
      expect(feed).toContain(`urn:sha256:${earlier}`);
      await records.rows('DELETE FROM policy_version WHERE hash = $1', [earlier]);
      const gone = await fetch(`${installation.origin}/privacy/versions/${earlier.slice(0, 12)}`);
      expect(gone.status).toBe(404);
    },
  );

  story('files for machines name what there is, and may be kept by caches', async ({ installation: { origin } }) => {
    const [map, robots] = await Promise.all([fetch(`${origin}/sitemap.xml`), fetch(`${origin}/robots.txt`)]);
    for (const answer of [map, robots]) expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300');
    const addresses = [...(await map.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
    expect(addresses).toHaveLength(2 * (pages.length + 2));
    for (const address of addresses) expect((await fetch(address.replaceAll('&amp;', '&'))).status, address).toBe(200);
    expect(await robots.text()).toContain(`Sitemap: ${origin}/sitemap.xml`);
  });
});
