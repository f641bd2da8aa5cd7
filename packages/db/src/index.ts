/**
 * The main database: what is in it, who may touch it, and how it comes to be.
 *
 * Open:     createDatabase, createPool, readonlyDatabase, inTransaction, transactionOn; types Db, Tx, ReadonlyDb, Database
 * Tables:   one row type and its literal unions per table
 * Guard:    bindPolicy (a database belongs to one policy), dataMap with checkDataMap (every column classified)
 *           and checkDeclared (all of it declared by the policy), passFence
 * Hear:     notify, createListener (LISTEN that reconnects), announcePresence
 * Stop:     readSwitch, setSwitch (the operator's)
 * Staff:    readHealth, readGrants: what the console's role sees, and that it sees no more
 * Keep:     Keeping (one stored kind, for the retention engine), keepRows (rows that go at a deadline of their own)
 * Prepare:  prepareCluster (databases and roles), migrate (tables, queue schema, grants), roleNames, keyringDatabase
 * Reuse:    migrateForward and grantExactly, for the keyring's own database
 * Tests:    `@candid/db/testing` has mainTemplate and databaseTemplate for testkit's createTestDatabase
 */
export {
  createDatabase,
  createPool,
  inTransaction,
  readonlyDatabase,
  transactionOn,
  type DatabaseHandle,
  type DatabaseOptions,
  type Db,
  type ReadonlyDb,
  type Tx,
} from './database.ts';
export type { Database } from './tables/index.ts';
export type { AccountLinkTable, LinkPurpose } from './tables/account-link.ts';
export type { AccountPasswordTable } from './tables/account-password.ts';
export type { AccountSignIn, AccountTable, Theme } from './tables/account.ts';
export type { ConsentRecordTable } from './tables/consent.ts';
export type {
  AttachmentForm,
  CorrespondenceAttachmentTable,
  CorrespondenceChannel,
  CorrespondenceTable,
} from './tables/correspondence.ts';
export type { GenerationEventKind, GenerationEventTable } from './tables/generation-event.ts';
export type { GenerationInputRole, GenerationInputTable } from './tables/generation-input.ts';
export type { GenerationPreviewTable } from './tables/generation-preview.ts';
export type {
  GenerationBackground,
  GenerationKind,
  GenerationQuality,
  GenerationState,
  GenerationTable,
  InputEnd,
  ModerationStage,
  OutputFormat,
} from './tables/generation.ts';
export type { ImageMime, ImageTable } from './tables/image.ts';
export type { InstallationTable } from './tables/installation.ts';
export type { MailDeliveryTable, MailFailure, MailState } from './tables/mail-delivery.ts';
export type { NewsletterReaderTable, SuppressionTable } from './tables/newsletter.ts';
export type { ObjectionTable } from './tables/objection.ts';
export type { NetworkLogTable } from './tables/network-log.ts';
export type { OperatorSwitchName, OperatorSwitchTable } from './tables/operator-switch.ts';
export type { RetentionOutcome, RetentionRunTable } from './tables/retention-run.ts';
export type { SessionTable } from './tables/session.ts';
export type { SpendDayTable } from './tables/spend-day.ts';
export type { SubjectKind, SubjectState, SubjectTable } from './tables/subject.ts';
export type { UsageEventKind, UsageEventTable } from './tables/usage-event.ts';
export type { UsageFigureTable } from './tables/usage-figure.ts';
export type { VisitCountTable } from './tables/visit-count.ts';
export type { AttemptCountTable } from './tables/attempt-count.ts';
export type { TrialMarkerTable } from './tables/trial-marker.ts';
export { migrate, type MigrateOptions } from './migrate.ts';
export { migrations as mainMigrations } from './migrations/index.ts';
export { migrateForward, type Migration, type MigrateForwardOptions } from './migrate-forward.ts';
export { grantExactly, type GrantExactlyOptions } from './apply-grants.ts';
export type { FunctionGrant, Grant } from './grants.ts';
export { prepareCluster, type PrepareClusterOptions, type RolePasswords } from './prepare-cluster.ts';
export { keyringDatabase, ROLE_KINDS, roleNames, type RoleKind, type RoleNames } from './roles.ts';
export { mayUse, passFence, type FencePurpose } from './fence.ts';
export { announcePresence, holdsPresence, isPresent, oldestPresence, type Presence, type PresenceKind } from './presence.ts';
export { bindPolicy, type BindPolicyOptions } from './bind-policy.ts';
export { createListener, type Heard, type Hearer, type Listener, type ListenerOptions } from './create-listener.ts';
export { readSwitch, setSwitch, type SwitchState } from './operator-switch.ts';
export { readGrants, type TableAccess } from './staff/read-grants.ts';
export {
  checkAnswers,
  readHealth,
  type CountByState,
  type Health,
  type KeptFigures,
  type Pictures,
  type QueueCount,
  type Spend,
  type Waiting,
} from './staff/read-health.ts';
export { readWaitingLetters, type WaitingLetters } from './staff/waiting-letters.ts';
export { keepRows, type RowsToKeep } from './retention/keep-rows.ts';
export type { Holding, Keeping } from './retention/keeping.ts';
export { notify } from './notify.ts';
export { dataMap } from './data-map/index.ts';
export { checkDataMap } from './data-map/check-data-map.ts';
export { checkDeclared, findUndeclared } from './data-map/check-declared.ts';
export {
  declarationOf,
  isPersonal,
  notPersonal,
  type ColumnEntry,
  type DataMapOf,
  type ErasureRule,
  type ExportRule,
  type LooseDataMap,
  type PersonalColumn,
} from './data-map/types.ts';
export { findDrift } from './data-map/find-drift.ts';
export { readCatalogue, type LiveCatalogue } from './data-map/live-catalogue.ts';
export { clusterSql } from './cluster-sql.ts';
