import { CLOSED_BY_GPC, optionalUses, policies, type ConsentCategory, type PolicyId } from '@candid/policy';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Installation } from '../installation.ts';
import { createVisitor } from '../visitor.ts';
import { cookieLine } from './compare.ts';

/** Pages that read otherwise by what was chosen, one without and one with a session of its own. */
const PAGES = ['/cookies', '/consent', '/'];

const NAMES: Readonly<Record<ConsentCategory, string>> = { analytics: 'Counting visits', preference: 'Remembering settings' };

const keptNow = async (context: BrowserContext): Promise<string[]> => {
  const now = Date.now() / 1_000;
  const cookies = await context.cookies();
  return cookies
    .map(({ name, expires, ...rest }) =>
      cookieLine({ ...rest, name: name.replace(/-\d+$/, ''), seconds: expires === -1 ? null : expires - now }),
    )
    .toSorted();
};

/** What the page of cookies says that nothing here sets yet. */
const notSetYet = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('th, td', { hasText: 'not set here yet' }).allTextContents()).map((text) => text.split(' ')[0] ?? '');

interface Given {
  readonly granted: readonly ConsentCategory[];
  readonly hasChosen: boolean;
}

/** The cookies that the policy declares for a visitor in this state. */
const declaredFor = (policyId: PolicyId, later: readonly string[], { granted, hasChosen }: Given): string[] =>
  policies[policyId].cookies
    .filter(({ name, category, setAt }) => {
      if (category !== 'essential') return granted.includes(category) && setAt === 'consent' && !later.includes(name);
      return setAt === 'first-visit' || (setAt === 'consent' && hasChosen);
    })
    .map(({ name, lifetime }) =>
      cookieLine({ name, seconds: lifetime === null ? null : lifetime / 1_000, httpOnly: true, sameSite: 'Lax', path: '/' }),
    )
    .toSorted();

const notice = (page: Page) => page.getByRole('region', { name: /up to you/ });
const recorded = (page: Page) => page.getByText('Your choice is recorded.').waitFor();

/** Gives each answer in the panel, of which nothing is sent, and saves. */
const chooseOneByOne = async (
  page: Page,
  asks: readonly ConsentCategory[],
  granted: readonly ConsentCategory[],
): Promise<void> => {
  await page.goto('/consent');
  if (asks.length === 1) {
    await page.getByRole('button', { name: granted.length > 0 ? 'Yes' : 'No', exact: true }).click();
    return recorded(page);
  }
  const sent: string[] = [];
  const note = (request: Request): void => void (request.method() === 'POST' && sent.push(request.url()));
  page.on('request', note);
  for (const category of asks) {
    const question = page.getByRole('group', { name: NAMES[category] });
    await question.getByRole('radio', { name: granted.includes(category) ? 'Yes' : 'No' }).check({ force: true });
  }
  expect(sent, 'what is ticked is no choice until it is saved').toEqual([]);
  page.off('request', note);
  await page.getByRole('button', { name: 'Save this choice' }).click();
  await recorded(page);
};

export interface ConsentWalk {
  readonly browser: Browser;
  readonly installation: Installation;
  readonly policyId: PolicyId;
}

/**
 * Walks the pages that differ in every state of consent: none, refused, each category, all, taken back, and against a signal of the
 * browser. In each exactly the declared cookies are there, and no other site is asked (a visitor that asks one is found at its leave).
 */
export const walkConsentStates = async ({ browser, installation, policyId }: ConsentWalk): Promise<void> => {
  const visitor = await createVisitor(browser, installation.origin);
  const { page, context } = visitor;
  const asks = optionalUses(policies[policyId]).map(({ category }) => category);
  await page.goto('/cookies');
  const later = await notSetYet(page);
  const expectExactly = async (state: string, given: Given): Promise<void> => {
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole('contentinfo').waitFor();
      const isAsked = !given.hasChosen && path !== '/consent';
      expect(await notice(page).count(), `${state}: asked on ${path}`).toBe(isAsked ? 1 : 0);
    }
    expect(await keptNow(context), state).toEqual(declaredFor(policyId, later, given));
  };
  await expectExactly('none', { granted: [], hasChosen: false });
  await notice(page).getByRole('button', { name: /^No/ }).click();
  await recorded(page);
  await expectExactly('refused', { granted: [], hasChosen: true });
  for (const category of asks.length > 1 ? asks : []) {
    await chooseOneByOne(page, asks, [category]);
    await expectExactly(category, { granted: [category], hasChosen: true });
  }
  await chooseOneByOne(page, asks, asks);
  await expectExactly('all', { granted: asks, hasChosen: true });
  await page.goto('/consent');
  await page.getByRole('button', { name: /^No( to all)?$/ }).click();
  await recorded(page);
  const withdrawn = { granted: [], hasChosen: true };
  expect(await keptNow(context), 'taken back, with the very answer').toEqual(declaredFor(policyId, later, withdrawn));
  await page.locator('.receipt').getByText('taken back').first().waitFor();
  await expectExactly('taken back', withdrawn);
  await visitor.leave();
};

/** The same against Global Privacy Control: what it refuses stays refused, and its reader is told so. */
export const walkAgainstSignal = async ({ browser, installation, policyId }: ConsentWalk): Promise<void> => {
  const visitor = await createVisitor(browser, installation.origin, { extraHTTPHeaders: { 'Sec-GPC': '1' } });
  const { page, context } = visitor;
  const asks = optionalUses(policies[policyId]).map(({ category }) => category);
  const open = asks.filter((category) => !CLOSED_BY_GPC.includes(category));
  await page.goto('/cookies');
  const later = await notSetYet(page);
  await page.goto('/');
  await page.getByText('Global Privacy Control received and honoured').waitFor();
  expect(await notice(page).count(), 'asked only for what the signal leaves open').toBe(open.length > 0 ? 1 : 0);
  expect(await keptNow(context)).toEqual(declaredFor(policyId, later, { granted: [], hasChosen: false }));
  await page.goto('/consent');
  await page.getByText('Your browser has answered: Global Privacy Control.').waitFor();
  const yes = page.getByRole('button', { name: /^Yes( to all)?$/ });
  expect(await yes.isDisabled()).toBe(open.length === 0);
  if (open.length === 0) await page.getByRole('button', { name: 'No', exact: true }).click();
  else {
    expect(await page.getByRole('group', { name: NAMES.analytics }).getByRole('radio', { name: 'Yes' }).isDisabled()).toBe(true);
    await yes.click();
  }
  await recorded(page);
  await page.goto('/');
  expect(await keptNow(context)).toEqual(declaredFor(policyId, later, { granted: open, hasChosen: true }));
  await visitor.leave();
};
