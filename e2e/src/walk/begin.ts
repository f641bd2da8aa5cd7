import { policies, type PolicyDefinition, type PolicyId, type StorageOccasion } from '@candid/policy';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Installation } from '../installation.ts';
import { createVisitor, type Visitor } from '../visitor.ts';
import { differences, type Seen } from './compare.ts';
import { callsUnder } from './route-calls.ts';
import { openPlain } from './studio-walk.ts';
import { watch, type Watch } from './watch.ts';

/** A walk under way: a browser profile, and a second one without script, both watched from their first request. */
export interface Walk {
  readonly visitor: Visitor;
  readonly page: Page;
  readonly watched: Watch;
  readonly plain: { readonly context: BrowserContext; readonly page: Page; readonly watched: Watch };
  /** What differs now, of what was seen in both profiles, given what has happened. */
  differences(occasions: readonly StorageOccasion[], recipients?: readonly string[]): Promise<string[]>;
}

const join = (...all: readonly Seen[]): Seen => ({
  kept: new Set(all.flatMap(({ kept }) => [...kept])),
  calls: new Set(all.flatMap(({ calls }) => [...calls])),
  unknown: all.flatMap(({ unknown }) => unknown),
  foreign: new Set(all.flatMap(({ foreign }) => [...foreign])),
});

/** Begins one, in fresh profiles. Refused requests are part of it. */
export const beginWalk = async (
  policyId: PolicyId,
  { browser, installation }: { browser: Browser; installation: Installation },
): Promise<Walk> => {
  const { origin } = installation;
  const calls = await callsUnder(policyId);
  const visitor = await createVisitor(browser, origin);
  const watched = await watch(visitor.context, { origin, calls });
  const profile = await openPlain(browser, origin);
  const plain = { ...profile, watched: await watch(profile.context, { origin, calls }) };
  onTestFinished(() => plain.context.close());
  // Browsers log what is refused.
  visitor.expectTrouble(/status of 4\d\d/);
  const policy: PolicyDefinition = policies[policyId];
  return {
    visitor,
    watched,
    plain,
    page: visitor.page,
    differences: async (occasions, recipients = []) =>
      differences(join(await watched.look(), await plain.watched.look()), {
        policy,
        occasions,
        recipients,
        calls: calls.map(({ call }) => call),
      }),
  };
};

/** Before the walk is over, calls are still to be made; all else has to agree at once. */
export const soFar = (found: readonly string[]): string[] => found.filter((line) => !line.startsWith('never '));
