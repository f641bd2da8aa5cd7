import { consentCookie, optionalUses } from '../consent.ts';
import type { PolicyDefinition, SessionRules } from '../definition.ts';
import { judge, type Finding } from './findings.ts';

const sessionFault = (policy: PolicyDefinition, session: SessionRules): string | null => {
  if (session.transport === 'none') return null;
  if (session.transport === 'header-token') {
    const kept = session.storageKey === null || policy.browserStorage.some((item) => item.name === session.storageKey);
    return kept ? null : `${session.storageKey} is kept in the browser but not in browserStorage`;
  }
  const cookie = policy.cookies.find((c) => c.name === session.cookieName);
  if (cookie === undefined) return `cookie ${session.cookieName} carries the session but is not in cookies`;
  const lifetime = session.transport === 'cookie-session' ? null : session.lifetime;
  return cookie.lifetime === lifetime ? null : `cookie ${cookie.name} and the session it carries have different lifetimes`;
};

/** OH-13: what carries a session is declared with the session's lifetime; analytics waits for consent. */
export const checkCookies = (policy: PolicyDefinition): readonly Finding[] => [
  judge('declared-cookie', 'sessions.anonymous', sessionFault(policy, policy.sessions.anonymous)),
  ...(policy.sessions.account === null
    ? []
    : [judge('declared-cookie', 'sessions.account', sessionFault(policy, policy.sessions.account))]),
  ...policy.cookies.map((cookie) => {
    const early = cookie.category === 'analytics' && cookie.setAt !== 'consent';
    return judge(
      'declared-cookie',
      `cookies.${cookie.name}.setAt`,
      early ? `${cookie.name} counts visits and must wait for consent` : null,
    );
  }),
];

/** What a choice cannot do without, as far as the policy lacks it: a place that keeps it, and a record that proves it. */
const missingForConsent = (policy: PolicyDefinition): string | null => {
  const cookie = consentCookie(policy);
  if (cookie === null) return 'no essential cookie set at consent remembers the choice';
  if (cookie.lifetime === null)
    return `cookie ${cookie.name} has to outlive the browser, or the choice is asked for at every visit`;
  if (!policy.categories.includes('consent-record')) return 'consent-record is not in categories, so nothing proves a consent';
  return policy.subjects.includes('marker') ? null : 'marker is not in subjects, so a visitor’s consent has no record';
};

/** OH-14, HI-16: a policy that asks for consent can remember and prove the answer. */
export const checkConsent = (policy: PolicyDefinition): readonly Finding[] =>
  optionalUses(policy).map(({ category }) => judge('consent-kept', `consent.${category}`, missingForConsent(policy)));
