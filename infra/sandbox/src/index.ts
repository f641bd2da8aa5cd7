export { startSandbox, type RunningSandbox, type SandboxOptions } from './start-sandbox.ts';
export { FAULTS, type FaultControl, type FaultName, type FaultRoute, type FaultRule, type FaultWhen } from './control/faults.ts';
export type { Journal, JournalEntry } from './control/journal.ts';
export type { Pacing, PacingSettings } from './control/pacing.ts';
