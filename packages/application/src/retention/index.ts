import type { RegisteredKind } from '@candid/privacy';
import {
  attemptCounts,
  changeNotices,
  childReports,
  closingAccounts,
  consents,
  devices,
  dueAccounts,
  letters,
  links,
  newsletterCopies,
  newsletterReaders,
  objections,
  sessions,
  signInAttempts,
  suppressions,
  trialMarkers,
  visitors,
} from './accounts.ts';
import { files, images, inputs, keys, masterKey, moderation, records, removals, unfinished } from './imaging.ts';
import { logOpenings, networkLog, unreleasedDays, usageEvents, usageFigures, usageReleases, visitCounts } from './traffic.ts';
import { answerClocks, childClocks, correspondence, lettersInTransit, lettersToHandOn } from './support.ts';
import { technicalLogs } from './technical-logs.ts';
import { visits } from './visits.ts';
import type { KeepingParts, KindBinding } from './parts.ts';

/** What a generation leaves, in the order in which one thing lets go of the next. */
export const imagingKinds: readonly KindBinding[] = [
  unfinished,
  images,
  inputs,
  removals,
  keys,
  moderation,
  records,
  files,
  masterKey,
];

/**
 * Every kind of stored thing that has an end. Whoever adds a table adds its kind here: where rows simply go at a deadline in a column of
 * their own, `keepRows` of packages/db is all its `bind` needs.
 *
 * All of them run under every policy: what a policy does not declare has a lifetime of nothing there.
 */
export const keptKinds: readonly KindBinding[] = [
  ...imagingKinds,
  visits,
  signInAttempts,
  sessions,
  visitors,
  closingAccounts,
  dueAccounts,
  objections,
  links,
  devices,
  letters,
  changeNotices,
  newsletterReaders,
  newsletterCopies,
  suppressions,
  childReports,
  consents,
  childClocks,
  correspondence,
  // Before the records of letters: it tells by them what was handed on.
  lettersInTransit,
  lettersToHandOn,
  answerClocks,
  trialMarkers,
  attemptCounts,
  networkLog,
  logOpenings,
  usageEvents,
  visitCounts,
  usageFigures,
  usageReleases,
  unreleasedDays,
  technicalLogs,
];

/** The same, each with the keeping that its domain makes of these parts. */
export const bindKinds = (parts: KeepingParts, kinds: readonly KindBinding[] = keptKinds): readonly RegisteredKind[] =>
  kinds.map(({ bind, ...kind }) => ({ ...kind, keeping: bind(parts) }));
