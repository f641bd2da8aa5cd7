import type { Page } from 'playwright-core';
import { policies } from '@candid/policy';
import { describe, expect } from 'vitest';
import { expectEvidence } from '../src/evidence.ts';
import { signInAs } from '../src/google.ts';
import { story as oneHourStory } from '../src/story.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { beginWalk, soFar } from '../src/walk/begin.ts';
import { walkPresses } from '../src/walk/press-walk.ts';
import { cookieLine, differences, storageLine, type Expected, type Seen } from '../src/walk/compare.ts';
import { walkPreferences } from '../src/walk/preferences-walk.ts';
import { walkDismissal, walkPublished } from '../src/walk/published-walk.ts';
import type { Call } from '../src/walk/route-calls.ts';
import { walkPlainForm, walkRenewal, walkStudio } from '../src/walk/studio-walk.ts';

describe('one-hour', () => {
  oneHourStory(
    'OH-13: every page and flow keeps and asks exactly what the policy declares',
    async ({ browser, installation, standIn }) => {
      const walk = await beginWalk('one-hour', { browser, installation });
      const { page, visitor } = walk;
      const parts = { page, newPage: visitor.newPage, standIn };
      await openStudio(page);
      expect(soFar(await walk.differences(['first-visit']))).toEqual([]);
      await walkStudio(parts);
      await walkRenewal(parts);
      await walkPlainForm(walk.plain.page);
      await walkPublished(page, 'one-hour');
      await openStudio(page);
      await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).first().click()]);
      await page.getByRole('link', { name: 'Cookie choices' }).click();
      await page.getByRole('main').getByRole('button', { name: 'No', exact: true }).click();
      await page.getByText('Your choice is recorded.').waitFor();
      expect(soFar(await walk.differences(['first-visit', 'first-generation', 'own-choice', 'consent']))).toEqual([]);
      await page.getByRole('link', { name: 'A child is using this' }).click();
      await page.getByRole('textbox', { name: 'What we should know' }).fill('Somebody of nine.');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText('We have your word.').waitFor();
      await page.goto('/sign-in');
      // The page takes passwords in other policies; here nothing answers to that.
      const byPassword = () => fetch('/sign-in', { method: 'POST', body: new FormData() }).then(({ status }) => status);
      expect(await page.evaluate(byPassword)).toBe(404);
      await signInAs(visitor, 'ada');
      await openStudio(page);
      await walkDismissal(page);
      const google = new URL(installation.sandboxUrl).origin;
      const all = ['first-visit', 'first-generation', 'own-choice', 'consent', 'sign-in'] as const;
      expect(soFar(await walk.differences(all, [google]))).toEqual([]);
      await walkPresses(page, ['/sign-out', '/changes/dismiss', '/preferences']);
      await page.goto('/sign-in/beside');
      await walkPreferences(page);
      await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
      await page.getByRole('button', { name: 'Save name' }).click();
      await page.getByRole('listitem').filter({ hasText: 'this one' }).getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Sign in' }).waitFor();
      expect(await walk.differences(all, [google])).toEqual([]);
      await expectEvidence(installation);
      await visitor.leave();
    },
  );
});

const noAccount = storyUnder('no-account');

/** As if minutes had passed in the page, with a key pressed now and then: a page that is not quite alive yet does not hear the first. */
const actLater = async (page: Page): Promise<void> => {
  const answers: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('/session/stay')) answers.push(answer.status());
  });
  const act = async (): Promise<number | undefined> => {
    await page.evaluate(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 60_000;
    });
    await page.keyboard.press('Shift');
    return answers[0];
  };
  await expect.poll(act, { timeout: 20_000 }).toBe(204);
};

describe('no-account', () => {
  noAccount(
    'NA-06 NA-11 NA-17: every page and flow keeps one cookie and asks nobody else, and no row links a visit to a person',
    async ({ browser, installation, standIn, records }) => {
      const walk = await beginWalk('no-account', { browser, installation });
      const { page, visitor, plain } = walk;
      const parts = { page, newPage: visitor.newPage, standIn };
      await openStudio(page);
      expect(soFar(await walk.differences(['first-visit']))).toEqual([]);
      await walkStudio(parts);
      await walkRenewal(parts);
      await walkPlainForm(plain.page);
      await walkPublished(page, 'no-account');
      await openStudio(page);
      const kept = page.waitForResponse(/\/preferences\.data/);
      await page.getByRole('radio', { name: 'Day' }).check({ force: true });
      await kept;
      await actLater(page);
      await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).first().click()]);
      await page.getByText('Downloaded, destroyed').first().waitFor();
      await page.getByRole('link', { name: 'A child is using this' }).click();
      await page.getByRole('main').getByRole('button', { name: 'End session' }).click();
      await page.getByText('Pictures destroyed').waitFor();
      await openStudio(page);
      await walkPresses(page, ['/preferences']);
      await page.goto('/session/end');
      await page.getByRole('main').getByRole('button', { name: 'End session' }).click();
      await page.getByRole('heading', { name: 'The session is over.' }).waitFor();
      expect(await walk.differences(['first-visit', 'first-generation', 'own-choice'])).toEqual([]);
      expect(await records.rows('SELECT 1 FROM account')).toEqual([]);
      // Whoever wrote a letter is a number that leads to nobody, and the letter itself is gone.
      expect(await records.rows("SELECT kind FROM subject WHERE kind NOT IN ('anonymous', 'contact')")).toEqual([]);
      await expect.poll(() => records.rows('SELECT 1 FROM letter_in_transit')).toEqual([]);
      await expectEvidence(installation);
      await visitor.leave();
    },
  );

  noAccount('NA-11: anything else that a page keeps or asks turns the walk red', async ({ browser, installation }) => {
    const { page, visitor, watched: walk, differences: find } = await beginWalk('no-account', { browser, installation });
    await openStudio(page);
    await page.evaluate(async () => {
      sessionStorage.setItem('a', '1');
      sessionStorage.removeItem('a');
      localStorage.setItem('b', '1');
      document.cookie = 'c=1; SameSite=Strict';
      indexedDB.open('d');
      await caches.open('e');
      history.replaceState({ ...history.state, usr: { f: 1 } }, '');
      window.name = 'g';
      await fetch('/assets/../tracker', { method: 'POST' }).catch(() => undefined);
    });
    visitor.expectTrouble(/^foreign request/);
    await walk.look();
    await page.goto(installation.sandboxUrl);
    expect(soFar(await find(['first-visit'])).toSorted()).toEqual([
      `asked, and no declared recipient: ${new URL(installation.sandboxUrl).origin}`,
      'asked, and nothing here answers to it: POST /tracker',
      ...[
        'cache e',
        'cookie by script c',
        'cookie c: until the browser closes, for scripts, Strict, /',
        'history.state usr',
        'indexed-db d',
        'local b',
        'session a',
        'window.name g',
      ].map((line) => `kept and not declared: ${line}`),
    ]);
    await visitor.leave();
  });
});

describe('the comparison', () => {
  const session = cookieLine({ name: 'candid_session', seconds: null, httpOnly: true, sameSite: 'Lax', path: '/' });
  const seen: Seen = { kept: new Set([session]), calls: new Set<Call>(['GET /']), unknown: [], foreign: new Set() };
  const expected: Expected = { policy: policies['no-account'], occasions: ['first-visit'], calls: ['GET /'], recipients: [] };

  oneHourStory('NA-11: equal is equal, and each way to differ is told', () => {
    expect(differences(seen, expected)).toEqual([]);
    const lasting = cookieLine({ name: 'candid_session', seconds: 3_600, httpOnly: true, sameSite: 'Lax', path: '/' });
    const cases: readonly [Partial<Seen>, Partial<Expected>, RegExp][] = [
      [{ kept: new Set([session, storageLine('local', 'x')]) }, {}, /^kept and not declared: local x$/],
      [{ kept: new Set([lasting]) }, {}, /^kept and not declared: cookie candid_session: 1 h/],
      [{ kept: new Set() }, {}, /^declared and never kept: cookie candid_session/],
      [{ calls: new Set() }, {}, /^never walked: GET \/$/],
      [{ unknown: ['GET /x'] }, {}, /nothing here answers to it: GET \/x$/],
      [{ foreign: new Set(['http://x']) }, {}, /no declared recipient: http:\/\/x$/],
      [{}, { recipients: ['http://x'] }, /never asked: http:\/\/x$/],
    ];
    for (const [otherwise, wanted, told] of cases)
      expect(differences({ ...seen, ...otherwise }, { ...expected, ...wanted })[0]).toMatch(told);
  });
});
