import { expect } from 'vitest';
import { watchCarrying } from '../src/carrying.ts';
import { expectEvidence } from '../src/evidence.ts';
import { forgetAddress } from '../src/forget-address.ts';
import { openInbox } from '../src/letters.ts';
import { signUp, someAddress } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { beginWalk, soFar } from '../src/walk/begin.ts';
import { walkPresses } from '../src/walk/press-walk.ts';
import { walkAddress, walkClosing, walkRecovery, walkReport, walkSessions } from '../src/walk/password-walk.ts';
import { walkPreferences } from '../src/walk/preferences-walk.ts';
import { walkDismissal, walkPublished } from '../src/walk/published-walk.ts';
import { walkPlainForm, walkStudio } from '../src/walk/studio-walk.ts';

const story = storyUnder('credits');
const LONG_WALK_MS = 300_000;

story(
  'CR-25: no page and no flow keeps a cookie, and none keeps more than a token and a yes or no',
  { timeout: LONG_WALK_MS },
  async ({ browser, installation, standIn, records }) => {
    await forgetAddress(records);
    const walk = await beginWalk('credits', { browser, installation });
    const { page, visitor } = walk;
    const carrying = watchCarrying(visitor.context);
    const plain = watchCarrying(walk.plain.context);
    const studio = await openStudio(page);
    expect(soFar(await walk.differences(['first-visit']))).toEqual([]);
    await studio.makePicture('A red boat');
    expect(soFar(await walk.differences(['first-visit', 'first-generation']))).toEqual([]);
    await walkPlainForm(walk.plain.page);
    await walkPublished(page, 'credits');
    await walkReport(page);
    expect(soFar(await walk.differences(['first-visit', 'first-generation', 'own-choice']))).toEqual([]);

    const email = someAddress();
    const person = { page, inbox: openInbox(installation), email };
    await signUp(page, person.inbox, email);
    const all = ['first-visit', 'first-generation', 'own-choice', 'sign-in'] as const;
    expect(soFar(await walk.differences(all))).toEqual([]);
    await walkStudio({ page, newPage: visitor.newPage, standIn });
    await walkDismissal(page);
    await page.goto('/tasks');
    await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /^Fetch the picture/ })
        .first()
        .click(),
    ]);
    await walkPreferences(page);
    await walkSessions(person);
    await walkPresses(page, ['/sign-out', '/preferences', '/changes/dismiss']);
    await walkRecovery(person);
    await walkClosing(person);
    await walkAddress(person);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['gi2_anon_used']);
    expect(await walk.differences(all)).toEqual([]);
    expect(carrying.found()).toEqual([]);
    expect(plain.found()).toEqual([]);
    await expectEvidence(installation);
    await visitor.leave();
  },
);
