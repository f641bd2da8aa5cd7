/** Who called, and how the service is used: as far as the policy declares it, and nothing beyond. */
export { openCountryTable, type CountryTable } from './country-table.ts';
export type { Sighting } from './domain/sighting.ts';
export type { Timers } from './usecases/late-writer.ts';
export { createNetworkLog, type NetworkLog } from './usecases/network-log.ts';
export { createVisitCounter, type VisitCounter } from './usecases/count-visits.ts';
export { LONGEST_REASON, openLines, SHORTEST_REASON, type OpenedLine } from './usecases/open-lines.ts';
export { keepNetworkLog } from './store/keep-network-log.ts';
export { keepReleases } from './usecases/keep-releases.ts';
export { createAnalyticsTeller, type AnalyticsAccount, type AnalyticsTeller, type SeenPage } from './usecases/tell-analytics.ts';
export { createUsageRecorder, type UsageConsent, type UsageRecorder } from './usecases/usage-events.ts';
