/**
 * The live side of the commitments: each probe answers, whenever it is asked, the evidence sentence that carries its name
 * (`Commitment.evidence`). Pages and commands show what a probe answers; none of them keeps it.
 */
import { readAnalyticsSent } from './analytics.ts';
import { readChangeNotices } from './announcements.ts';
import { readDataMap, readPolicyCheck } from './declarations.ts';
import { readConsentChoices } from './consents.ts';
import { readDumpScan, type CopySources } from './dump-scan.ts';
import { readGoogleProfile } from './google.ts';
import { readInputsHeld, readPromptsHeld, readResultsHeld, readUploadsHeld } from './held.ts';
import { readPersonalisation, readSealedContent, readTaskFields, type KeyOwners } from './history.ts';
import { readConsolePrivileges, readDecoderIsolation } from './isolation.ts';
import { readAccountFields, readPasswordHashes, readSignInGuard } from './passwords.ts';
import { readCategory, readRetentionEvidence } from './retention.ts';
import { readLettersRelayed } from './letters.ts';
import { readMarketingMail } from './newsletters.ts';
import { readPolicyReview, readPolicyVersions, readProviderPage } from './publications.ts';
import { readSecrets, type HeldSecret, type SecretSources } from './secrets.ts';
import { readSessions } from './sessions.ts';
import { readCookiesBlocked, readCookieWalk, readStorageWalk } from './site/browser-storage.ts';
import { readCacheHeaders } from './site/cache-headers.ts';
import { readForeignOrigins } from './site/foreign-origins.ts';
import type { Site } from './site/site.ts';
import { readTransport } from './site/transport.ts';
import { readSubmissionFields } from './submissions.ts';
import { readToldChanges } from './told-changes.ts';
import { readTrialMarkers } from './trial-markers.ts';
import { readAggregates, readLogPrivileges, readNetworkLogs, readUsageTotals, readVisitFacts } from './traffic.ts';
import { readUpdateLetters } from './updates.ts';
import { readUsageEvents } from './usage-events.ts';
import { readAcceptanceRecords, readAccountRows, readSessionEnds } from './visits.ts';
import { readEgress, readProviderRequest } from './ways-out.ts';

export type { CopySources, HeldSecret, KeyOwners, SecretSources, Site };
export { BOARD_AGE, createEvidenceBoard, type BoardEntry, type EvidenceBoard } from './board.ts';
export type { Reading } from './reading.ts';

/** Every probe by its name in the commitments. */
export const probes = {
  'prompts-held': readPromptsHeld,
  'uploads-held': readUploadsHeld,
  'inputs-held': readInputsHeld,
  'results-held': readResultsHeld,
  'sealed-content': readSealedContent,
  personalisation: readPersonalisation,
  'task-fields': readTaskFields,
  'consent-choices': readConsentChoices,
  'data-map': readDataMap,
  'policy-check': readPolicyCheck,
  'submission-fields': readSubmissionFields,
  'provider-request': readProviderRequest,
  egress: readEgress,
  'analytics-sent': readAnalyticsSent,
  'console-privileges': readConsolePrivileges,
  'decoder-isolation': readDecoderIsolation,
  'policy-versions': readPolicyVersions,
  'policy-review': readPolicyReview,
  'change-notices': readChangeNotices,
  announcements: readToldChanges,
  'marketing-mail': readMarketingMail,
  'update-letters': readUpdateLetters,
  'provider-page': readProviderPage,
  sessions: readSessions,
  'password-hashes': readPasswordHashes,
  'google-profile': readGoogleProfile,
  'account-fields': readAccountFields,
  'sign-in-guard': readSignInGuard,
  'session-ends': readSessionEnds,
  'account-rows': readAccountRows,
  'acceptance-records': readAcceptanceRecords,
  'letters-relayed': readLettersRelayed,
  'trial-markers': readTrialMarkers,
  'network-logs': readNetworkLogs,
  'log-privileges': readLogPrivileges,
  aggregates: readAggregates,
  'usage-events': readUsageEvents,
  'usage-totals': readUsageTotals,
  'visit-facts': readVisitFacts,
  retention: readRetentionEvidence,
  'technical-logs': readCategory('technical-log'),
  'dump-scan': readDumpScan,
  secrets: readSecrets,
  transport: readTransport,
  'cookie-walk': readCookieWalk,
  'cookies-blocked': readCookiesBlocked,
  'storage-walk': readStorageWalk,
  'foreign-origins': readForeignOrigins,
  'cache-headers': readCacheHeaders,
} as const;
