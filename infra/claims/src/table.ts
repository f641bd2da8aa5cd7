import type { Claim } from './coverage.ts';
import type { LastRun } from './test-report.ts';

/** A claim with how its tests went the last time they ran on this machine. */
export type RunClaim = Claim & { readonly lastRun: LastRun | null };

const WIDTH = 72;
const shortened = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

const IN_WORDS: Readonly<Record<LastRun, string>> = {
  passed: 'passed at the last run',
  failed: 'FAILED at the last run',
  'not run': 'not run here yet',
  'out of date': 'passed before its files changed',
};

const row = (claim: RunClaim): string => {
  const head = `  ${claim.id}  ${claim.open ? 'open  ' : 'closed'}  ${shortened(claim.promise).padEnd(WIDTH)}  ${claim.evidence.split(':')[0]}`;
  if (claim.open) return `${head}  (waits for ${claim.why})`;
  return [
    head,
    ...claim.enforcedBy.map((file) => `          by     ${file}`),
    ...claim.tests.map((file) => `          test   ${file}`),
    ...claim.breaches.map((name) => `          breach ${name}`),
    ...(claim.lastRun === null ? [] : [`          tests  ${IN_WORDS[claim.lastRun]}`]),
  ].join('\n');
};

/** The coverage as a person reads it: a block for each policy, and the figures at the end. */
export const table = (claims: readonly RunClaim[]): string => {
  const closed = (of: readonly Claim[]): number => of.filter((claim) => !claim.open).length;
  const blocks = [...Map.groupBy(claims, (claim) => claim.policy)].map(
    ([policy, own]) => `${policy}: ${closed(own)} of ${own.length} closed\n${own.map(row).join('\n')}\n`,
  );
  const passed = claims.filter(({ lastRun }) => lastRun === 'passed').length;
  const figures = `${closed(claims)} closed (${passed} with tests that passed here and are up to date), ${claims.length - closed(claims)} open`;
  return `${blocks.join('\n')}\n${figures}\n`;
};
