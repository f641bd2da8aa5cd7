import { duration, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { createSealedCookie, type CookieSecret, type RequestKit } from '@candid/remix-kit';

export interface UsageVisitOptions {
  readonly policy: Pick<PolicyDefinition, 'cookies'>;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

/** Goes on with a browser's visit, or begins one. @returns how many seconds the one before lasted, once another begins; else null */
export type FollowVisit = (request: Request, kit: RequestKit) => number | null;

interface Visit {
  readonly began: number;
  readonly last: number;
}

/** Silence after which somebody who comes back begins another visit. */
const SILENCE = duration.minutes(30);

const parse = (value: unknown): Visit | null => {
  if (typeof value !== 'object' || value === null || !('began' in value) || !('last' in value)) return null;
  const { began, last } = value;
  return typeof began === 'number' && typeof last === 'number' && began <= last ? { began, last } : null;
};

/**
 * How long visits last, by two times in the declared analytics cookie and no number of anybody (HI-05). To be asked only of a browser that has
 * agreed; when that ends the cookie is deleted.
 * @returns null where the policy declares no such cookie
 */
export const createUsageVisit = ({ policy, ...options }: UsageVisitOptions): FollowVisit | null => {
  const rule = policy.cookies.find(({ category }) => category === 'analytics');
  if (rule === undefined) return null;
  const cookie = createSealedCookie<Visit>({ ...options, name: rule.name, lifetime: rule.lifetime, sameSite: 'Lax', parse });
  return (request, kit) => {
    const now = options.clock.now().getTime();
    const known = cookie.read(request.headers);
    const goesOn = known !== null && now - known.last < SILENCE;
    kit.setCookie(cookie.write({ began: goesOn ? known.began : now, last: now }));
    return known === null || goesOn ? null : Math.round((known.last - known.began) / 1_000);
  };
};
