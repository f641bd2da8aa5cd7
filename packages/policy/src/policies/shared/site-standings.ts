/**
 * What commitments rest on that the whole site answers for: the built program is asked for every page, as a stranger asks.
 */
const KIT = 'packages/remix-kit/src';
const SITE = 'infra/claims/src/site.db.test.ts';
const HEADERS = `${KIT}/security-headers.ts`;

/** Nothing is kept in a browser but what is declared for what has happened. */
export const keepsTheDeclared = {
  enforcedBy: ['apps/web/src/session-carrier.ts', `${KIT}/sealed-cookie.ts`, 'packages/policy/src/check/browser.ts', HEADERS],
  tests: [SITE],
};

/** The same where the page carries the session itself. */
export const storesTheDeclared = {
  enforcedBy: ['apps/web/src/session-carrier.ts', 'apps/web/app/session/session-store.ts', `${KIT}/vite.ts`],
  tests: [SITE, 'e2e/stories/walk-credits.e2e.ts', 'packages/policy/src/check/check.test.ts'],
};

/** Pages do without what is not essential. */
export const worksWithoutOptional = {
  enforcedBy: ['apps/web/src/request-consent.ts', 'apps/web/src/preferences.ts'],
  tests: [SITE, 'e2e/stories/consent.e2e.ts'],
};

/** Browsers are told to fetch from nowhere else. */
export const callsNobodyElse = { enforcedBy: [HEADERS], tests: [SITE] };

/** Caches on the way get what is the same for everybody. */
export const staysOutOfCaches = {
  enforcedBy: [HEADERS, 'apps/web/app/server/public-file.ts'],
  tests: [SITE, `${KIT}/http-server.test.ts`],
};

/** Nothing passes the wire in clear. */
export const travelsEncrypted = {
  enforcedBy: [HEADERS, `${KIT}/front-door.ts`, `${KIT}/sealed-cookie.ts`, 'packages/config/src/site.ts'],
  tests: [`${KIT}/http-server.test.ts`, 'packages/config/src/config.test.ts', 'infra/claims/src/transport.test.ts'],
};
