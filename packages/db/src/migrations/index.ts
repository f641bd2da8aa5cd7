import type { Migration } from '../migrate-forward.ts';
import { foundation } from './20261121143500-foundation.ts';
import { promiseRecordLifetime } from './20261121161035-promise-record-lifetime.ts';
import { accounts } from './20261121170100-accounts.ts';
import { history } from './20261121191500-history.ts';
import { retentionRun } from './20261121191709-retention-run.ts';
import { sessionEnds } from './20261121191755-session-ends.ts';
import { requestsAndUsage } from './20261121192741-requests-and-usage.ts';
import { ageLimit } from './20261121193629-age-limit.ts';
import { usageReleases } from './20261121195203-usage-releases.ts';
import { trialMarker } from './20261121195254-trial-marker.ts';
import { passwordsAndLetters } from './20261121195500-passwords-and-letters.ts';
import { policyVersions } from './20261121201949-policy-versions.ts';
import { childReports } from './20261121205250-child-reports.ts';
import { promiseModerationLifetime } from './20261121205504-promise-moderation-lifetime.ts';
import { preferencesAndLetterLanguage } from './20261121223413-preferences-and-letter-language.ts';
import { attemptCount } from './20261121223600-attempt-count.ts';
import { consent } from './20261121223601-consent.ts';
import { announcements } from './20261121223806-announcements.ts';
import { correspondence } from './20261121224500-correspondence.ts';
import { logOpening } from './20261121225600-log-opening.ts';
import { newsletters } from './20261121232518-newsletters.ts';
import { usageConsent } from './20261122022526-usage-consent.ts';
import { lettersInTransit } from './20261122051659-letters-in-transit.ts';
import { policyValues } from './20261122085143-policy-values.ts';

/** The main database's migrations, oldest first. `npm run migrate:new -- add-x` adds to this list. */
export const migrations: readonly Migration[] = [
  foundation,
  promiseRecordLifetime,
  accounts,
  history,
  retentionRun,
  sessionEnds,
  requestsAndUsage,
  ageLimit,
  usageReleases,
  trialMarker,
  passwordsAndLetters,
  policyVersions,
  childReports,
  promiseModerationLifetime,
  preferencesAndLetterLanguage,
  attemptCount,
  consent,
  announcements,
  correspondence,
  logOpening,
  newsletters,
  usageConsent,
  lettersInTransit,
  policyValues,
];
