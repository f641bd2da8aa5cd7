/**
 * What is kept and for how long. The domains hand in one `Keeping` for each kind of thing they store, the application registers them,
 * and everything else about retention is here.
 *
 * Rules:   retentionRules (the policy's table as a closed list), checkKept and storedNowhere (policy against data map and registry)
 * Engine:  sweepKind (count, sweep, count again, judge, record)
 * Reading: readRetention (every rule with what was left of it)
 */
export { checkKept, findUnkept, storedNowhere } from './domain/find-unkept.ts';
export { judge, type SweepFacts } from './domain/judge.ts';
export type { KeptKind, RegisteredKind } from './domain/kept-kind.ts';
export { lifetimeOf, retentionRules, type PolicyRule } from './domain/retention-rules.ts';
export { isKept, readRetention, type KindFigures, type RetentionFigures, type RuleFigures } from './usecases/read-retention.ts';
export { awaitRecordedTime, type RecordedTimeOptions } from './usecases/await-recorded-time.ts';
export { trustClock } from './store/retention-runs.ts';
export { sweepKind, type SweepContext, type SweepPoint, type SweepResult } from './usecases/sweep-kind.ts';
