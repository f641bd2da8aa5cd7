import { expect } from 'vitest';
import { openInbox } from '../src/letters.ts';
import { signUp, someAddress } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { beginWalk, soFar } from '../src/walk/begin.ts';
import { walkHistory } from '../src/walk/history-walk.ts';
import { walkAddress, walkClosing, walkRecovery, walkReport, walkSessions } from '../src/walk/password-walk.ts';
import { walkPublished } from '../src/walk/published-walk.ts';
import { walkPlainForm, walkRenewal, walkStudio } from '../src/walk/studio-walk.ts';

const story = storyUnder('history');
const LONG_WALK_MS = 300_000;

story(
  'history: every page and flow keeps and asks exactly what the policy declares',
  { timeout: LONG_WALK_MS },
  async ({ browser, installation, standIn }) => {
    const walk = await beginWalk('history', { browser, installation });
    const { page, visitor } = walk;
    const parts = { page, newPage: visitor.newPage, standIn };
    await openStudio(page);
    expect(soFar(await walk.differences(['first-visit']))).toEqual([]);
    await walkStudio(parts);
    await walkRenewal(parts);
    await walkPlainForm(walk.plain.page);
    await walkPublished(page, 'history');
    await walkReport(page);
    expect(soFar(await walk.differences(['first-visit', 'first-generation', 'own-choice']))).toEqual([]);

    const email = someAddress();
    const person = { page, inbox: openInbox(installation), email };
    await signUp(page, person.inbox, email);
    const all = ['first-visit', 'first-generation', 'own-choice', 'sign-in'] as const;
    expect(soFar(await walk.differences(all))).toEqual([]);
    await walkHistory(page);
    await page.goto('/account');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    await walkSessions(person);
    await walkRecovery(person);
    await walkClosing(person);
    await walkAddress(person);
    expect(await walk.differences(all)).toEqual([]);
    await visitor.leave();
  },
);
