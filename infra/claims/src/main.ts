import { explain } from '@candid/ops/src/trouble.ts';
import { parseArgs } from 'node:util';
import { breaches } from './breaches/registry.ts';
import { isNoticed, runBreach } from './breaches/run-breach.ts';
import { coverage } from './coverage.ts';
import { faultsOf } from './faults.ts';
import { showEvidence } from './show-evidence.ts';
import { table, type RunClaim } from './table.ts';
import { lastRunOf, readReports } from './test-report.ts';

/**
 * `npm run claims`: the coverage, as a table or with `--json` as data; exits with 1 when a closed claim lacks something or its tests failed.
 * `npm run claims -- --evidence`: asks the installation of this environment whether its closed commitments hold right now.
 * `npm run claims -- --breach [ID…]`: breaks each promise once and tells whether its tests and its evidence noticed.
 */
const root = new URL('../../..', import.meta.url).pathname;
const say = (text: string): void => void process.stdout.write(text);

const showCoverage = (asJson: boolean): boolean => {
  const reports = readReports(root);
  const claims = coverage().map((claim): RunClaim => ({
    ...claim,
    lastRun: claim.open ? null : lastRunOf(claim, { root, reports }),
  }));
  const faults = [
    ...claims.flatMap((claim) => faultsOf(claim, root)),
    ...claims.filter(({ lastRun }) => lastRun === 'failed').map(({ id }) => `${id}: its tests failed at the last run`),
  ];
  say(asJson ? `${JSON.stringify(claims, null, 2)}\n` : table(claims));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0;
};

const tryBreaches = async (wanted: readonly string[]): Promise<boolean> => {
  const started = performance.now();
  let unnoticed = 0;
  for (const [index, breach] of breaches.entries()) {
    if (wanted.length > 0 && !breach.claims.some((claim) => wanted.includes(claim))) continue;
    say(`${breach.claims.join(' ')}: ${breach.name} (${breach.file})\n`);
    for (const outcome of await runBreach(breach, { root, index })) {
      if (!isNoticed(outcome)) unnoticed += 1;
      const counts = `${outcome.red.length} tests red, evidence ${outcome.redEvidence.length > 0 ? 'red' : 'GREEN'}`;
      say(`  ${isNoticed(outcome) ? 'noticed  ' : 'UNNOTICED'}  ${outcome.claim}: ${counts}\n`);
    }
  }
  const closed = coverage().filter(({ open, id }) => !open && (wanted.length === 0 || wanted.includes(id)));
  say(
    `${closed.length} closed claims, ${unnoticed} breaches unnoticed, ${Math.round((performance.now() - started) / 1_000)} s\n`,
  );
  return unnoticed === 0;
};

const run = async (): Promise<boolean> => {
  const options = { json: { type: 'boolean' }, breach: { type: 'boolean' }, evidence: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.breach === true) return tryBreaches(positionals);
  return values.evidence === true ? showEvidence(root) : showCoverage(values.json === true);
};

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
