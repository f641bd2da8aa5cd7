/** What commitments on logs and totals rest on: the files that enforce them, and the tests that would fail were they broken. */
const TRAFFIC = 'packages/traffic/src';
const EVIDENCE = 'packages/application/src/evidence/traffic.db.test.ts';
const GRANTS = ['packages/db/src/grants.ts', 'packages/db/src/grants-under.ts'];

/** The log of requests holds what is declared, and ends in time. */
export const logOfRequests = {
  enforcedBy: [`${TRAFFIC}/usecases/network-log.ts`, `${TRAFFIC}/domain/sighting.ts`, `${TRAFFIC}/store/keep-network-log.ts`],
  tests: [`${TRAFFIC}/domain/traffic.test.ts`, `${TRAFFIC}/usecases/network-log.db.test.ts`, EVIDENCE],
};

/** The same, with the country from a table of our own. */
export const logWithCountry = {
  enforcedBy: [...logOfRequests.enforcedBy, `${TRAFFIC}/country-table.ts`],
  tests: [...logOfRequests.tests, `${TRAFFIC}/country-table.test.ts`],
};

/** No program reads what the log says. */
export const logIsReadByNobody = { enforcedBy: GRANTS, tests: [`${TRAFFIC}/usecases/network-log.db.test.ts`, EVIDENCE] };

/** Totals in which no small group can be seen, and from which none follows. */
export const totalsOnly = {
  enforcedBy: [`${TRAFFIC}/domain/release.ts`, `${TRAFFIC}/usecases/release-days.ts`, `${TRAFFIC}/store/figures.ts`],
  tests: [`${TRAFFIC}/domain/release.test.ts`, `${TRAFFIC}/usecases/usage.db.test.ts`, EVIDENCE],
};

/** An outside party is told of page views, of those who agreed, and of nothing else. */
export const toldAfterConsent = {
  enforcedBy: [
    `${TRAFFIC}/usecases/tell-analytics.ts`,
    'apps/web/src/note-request.ts',
    'apps/web/src/analytics-client.ts',
    'packages/egress/src/egress.ts',
  ],
  tests: [
    `${TRAFFIC}/usecases/tell-analytics.test.ts`,
    'apps/web/src/note-request.test.ts',
    'packages/application/src/evidence/analytics.test.ts',
  ],
};

/** Totals hold no content, and content reaches no other use. */
export const totalsHoldNoContent = {
  enforcedBy: ['packages/db/src/data-map/traffic.ts', `${TRAFFIC}/store/figures.ts`],
  tests: [`${TRAFFIC}/usecases/usage.db.test.ts`, 'infra/claims/src/content-readers.test.ts', EVIDENCE],
};

/** Of a visit a few coarse facts, and no address anywhere. */
export const visitsAreCoarse = {
  enforcedBy: [`${TRAFFIC}/domain/visit.ts`, 'packages/policy/src/client-address.ts', ...GRANTS],
  tests: [
    `${TRAFFIC}/usecases/usage.db.test.ts`,
    'packages/policy/src/client-address.test.ts',
    'packages/db/src/grants-under.db.test.ts',
    EVIDENCE,
  ],
};
