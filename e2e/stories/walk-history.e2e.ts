import { expect } from 'vitest';
import { expectEvidence } from '../src/evidence.ts';
import { openInbox } from '../src/letters.ts';
import { signUp, someAddress } from '../src/passwords.ts';
import { storyUnder } from '../src/story-under.ts';
import { openStudio } from '../src/studio.ts';
import { beginWalk, soFar } from '../src/walk/begin.ts';
import { walkPresses } from '../src/walk/press-walk.ts';
import { walkAgainstSignal, walkConsentStates } from '../src/walk/consent-walk.ts';
import { walkNewsletterChoices, walkToReader } from '../src/walk/newsletter-walk.ts';
import { walkHistory } from '../src/walk/history-walk.ts';
import { walkAddress, walkClosing, walkRecovery, walkReport, walkSessions } from '../src/walk/password-walk.ts';
import { walkPreferences } from '../src/walk/preferences-walk.ts';
import { walkDismissal, walkPublished } from '../src/walk/published-walk.ts';
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
    await page.getByRole('link', { name: 'Cookie choices' }).click();
    await page.getByRole('main').getByRole('button', { name: 'No to all' }).click();
    await page.getByText('Your choice is recorded.').waitFor();
    expect(soFar(await walk.differences(['first-visit', 'first-generation', 'own-choice', 'consent']))).toEqual([]);

    const email = someAddress();
    const person = { page, inbox: openInbox(installation), email };
    await signUp(page, person.inbox, email);
    const all = ['first-visit', 'first-generation', 'own-choice', 'consent', 'sign-in'] as const;
    expect(soFar(await walk.differences(all))).toEqual([]);
    await walkDismissal(page);
    await walkHistory(page);
    await walkPreferences(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    await walkToReader(page, person.inbox, someAddress('reader'));
    await walkNewsletterChoices(page);
    await walkSessions(person);
    await walkPresses(page, ['/sign-out', '/preferences', '/changes/dismiss', '/account/newsletter', '/account/suggestions']);
    await walkRecovery(person);
    await walkClosing(person);
    await walkAddress(person);
    expect(await walk.differences(all)).toEqual([]);
    await expectEvidence(installation);
    await visitor.leave();
  },
);

story(
  'HI-16 HI-05: in every state of consent exactly the declared cookies are there, and every act has its record',
  { timeout: LONG_WALK_MS },
  async ({ browser, installation, records }) => {
    const walk = { browser, installation, policyId: 'history' } as const;
    const read = () =>
      records.rows<{ id: string; category: string; outcome: string; signals_gpc: boolean }>(
        'SELECT id, category, outcome, signals_gpc FROM consent_record ORDER BY recorded_at, category',
      );
    const before = new Set((await read()).map(({ id }) => id));
    await walkConsentStates(walk);
    const acts = (await read()).filter(({ id }) => !before.has(id));
    expect(acts.map(({ category, outcome }) => `${category} ${outcome}`)).toEqual([
      'analytics refused',
      'preference refused',
      'analytics refused',
      'preference granted',
      'analytics granted',
      'preference withdrawn',
      'analytics granted',
      'preference granted',
      'analytics withdrawn',
      'preference withdrawn',
    ]);
    await walkAgainstSignal(walk);
    const [analytics, preference] = (await read()).slice(-2);
    expect(analytics).toMatchObject({ category: 'analytics', outcome: 'refused', signals_gpc: true });
    expect(preference).toMatchObject({ category: 'preference', outcome: 'granted', signals_gpc: true });
  },
);
