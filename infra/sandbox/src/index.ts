export { startSandbox, type GoogleAccess, type RunningSandbox, type SandboxOptions } from './start-sandbox.ts';
export { FAULTS, type FaultControl, type FaultName, type FaultRoute, type FaultRule, type FaultWhen } from './control/faults.ts';
export type { AnalyticsHit, Hits } from './analytics/hits.ts';
export type { Journal, JournalEntry, PictureFacts, SignInNotes } from './control/journal.ts';
export type { Pacing, PacingSettings } from './control/pacing.ts';
export type { Letter, Letters } from './inbox/letters.ts';
