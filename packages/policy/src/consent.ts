import type { AnalyticsRules, CookieRule, PolicyParameters } from './definition.ts';
import type { CookieCategory } from './vocabulary.ts';

/** What a person can be asked about: cookies and counting that the service works without. */
export type ConsentCategory = Exclude<CookieCategory, 'essential'>;

/** One thing that is asked, with the facts on which the answer rests. */
export interface OptionalUse {
  readonly category: ConsentCategory;
  readonly cookies: readonly CookieRule[];
  /** What is noted of visits; null where the category is not about that. */
  readonly analytics: Pick<AnalyticsRules, 'mode' | 'events' | 'parameters'> | null;
  /** Who besides the operator is told of visits. */
  readonly vendors: readonly string[];
}

type Asking = Pick<PolicyParameters, 'cookies' | 'analytics' | 'recipients'>;

const CATEGORIES: readonly ConsentCategory[] = ['preference', 'analytics'];

/** The categories that a Global Privacy Control signal refuses, whatever was agreed to (OH-10, HI-05). */
export const CLOSED_BY_GPC: readonly ConsentCategory[] = ['analytics'];

/**
 * What a policy asks consent for, in the order in which it is shown; empty where nothing is optional: then there is nothing to ask. Two
 * policies that ask the same give equal values, and any difference is a material change (OH-14, HI-16).
 */
export const optionalUses = ({ cookies, analytics, recipients }: Asking): readonly OptionalUse[] => {
  const consented = analytics === null || analytics.mode === 'aggregate-only' ? null : analytics;
  const vendors = recipients.filter(({ role }) => role === 'analytics').map(({ vendor }) => vendor);
  const uses = CATEGORIES.map((category) => ({
    category,
    // What somebody sets by choosing it themselves is asked for by that.
    cookies: cookies.filter((cookie) => cookie.category === category && cookie.setAt === 'consent'),
    analytics:
      category === 'analytics' && consented
        ? { mode: consented.mode, events: consented.events, parameters: consented.parameters }
        : null,
    vendors: category === 'analytics' && consented ? vendors : [],
  }));
  return uses.filter((use) => use.cookies.length > 0 || use.analytics !== null);
};

/** The essential cookie that remembers what was chosen; null where there is none. */
export const consentCookie = ({ cookies }: Pick<PolicyParameters, 'cookies'>): CookieRule | null =>
  cookies.find(({ category, setAt }) => category === 'essential' && setAt === 'consent') ?? null;
