import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { createSealedCookie, type CookieSecret, type RequestKit } from '@candid/remix-kit';
import { randomUUID } from 'node:crypto';

export interface AnalyticsClientOptions {
  readonly policy: Pick<PolicyDefinition, 'cookies'>;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

/** The random number under which a browser's page views are told: the one identifier that the policy declares for it. */
export type ClientIdOf = (request: Request, kit: RequestKit) => string;

/**
 * Reads the number out of the declared analytics cookie, or makes one. To be asked only of a browser that has agreed; when that ends the
 * cookie is deleted, and the next yes begins with another number (OH-10).
 * @returns null where the policy declares no such cookie: then there is nothing under which anything could be told
 */
export const createAnalyticsClient = ({ policy, ...options }: AnalyticsClientOptions): ClientIdOf | null => {
  const rule = policy.cookies.find(({ category }) => category === 'analytics');
  if (rule === undefined) return null;
  const cookie = createSealedCookie<string>({
    ...options,
    name: rule.name,
    lifetime: rule.lifetime,
    sameSite: 'Lax',
    parse: (value) => (typeof value === 'string' ? value : null),
  });
  return (request, kit) => {
    const known = cookie.read(request.headers);
    if (known !== null) return known;
    const made = randomUUID();
    kit.setCookie(cookie.write(made));
    return made;
  };
};
