import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';

/**
 * `npm test`: every check, then the tests of each kind in turn, all of them even when one fails, with a summary at the end. With
 * arguments, only the tests, and the arguments go to vitest: `npm test -- packages/policy`.
 */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const root = join(import.meta.dirname, '../../..');
const args = process.argv.slice(2);

const CHECKS: readonly Check[] = [
  // The longest first.
  { name: 'lint and types', command: ['oxlint', '--type-aware', '--type-check'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'import rules', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'infra', 'e2e'] },
  { name: 'unused files and exports', command: ['knip', '--no-progress'] },
  // Counting branches slows every test down, so only those of the package that it is asked of are counted.
  {
    name: 'every branch of the policy',
    command: ['vitest', 'run', '--project', 'unit', 'packages/policy', '--coverage', '--reporter=dot'],
  },
];
const PROJECTS = ['unit', 'db', 'e2e'];

const run = async ([tool = '', ...words]: readonly string[]): Promise<boolean> => {
  const child = spawn(join(root, 'node_modules', '.bin', tool), words, { cwd: root, stdio: 'inherit' });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
};

/** What a check said and whether it passed; they read the same tree and write nothing, so several run at once. */
const check = async ([tool = '', ...words]: readonly string[]): Promise<{ ok: boolean; said: string }> => {
  const child = spawn(join(root, 'node_modules', '.bin', tool), words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { ok: code === 0, said };
};

const heading = (text: string): void => void process.stdout.write(`\n== ${text}\n`);

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** One line for each that failed. */
  readonly failures: readonly string[];
}

/** The part of vitest's report that is read here; a file that could not run at all has a message of its own. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

const listFailures = ({ testResults }: Report): string[] =>
  testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${relative(root, name)}: ${firstLine(message)}`] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${relative(root, name)} > ${fullName}: ${firstLine(failureMessages[0])}`),
  ]);

/** What vitest wrote about its run; a run that ended without it (it crashed) is one failure. */
const readCounts = (file: string, ok: boolean): Counts => {
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
  const failed = report?.numFailedTests ?? 0;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: ok ? failed : Math.max(failed, 1),
    failures: report ? listFailures(report) : [],
  };
};

const runTests = async (project: string): Promise<Counts> => {
  const file = join(root, '.cache', `test-${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await run(['vitest', 'run', '--project', project, '--passWithNoTests', ...reporters, ...args]);
  return readCounts(file, ok);
};

mkdirSync(join(root, '.cache'), { recursive: true });
const results: { name: string; counts: Counts }[] = [];
const waiting = args.length === 0 ? [...CHECKS] : [];
const runChecks = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { ok, said } = await check(next.command);
    heading(next.name);
    process.stdout.write(said);
    results.push({ name: next.name, counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [] } });
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, runChecks));
for (const project of PROJECTS) {
  heading(`${project} tests`);
  results.push({ name: `${project} tests`, counts: await runTests(project) });
}

heading('summary');
const total = results.reduce((sum, { counts }) => ({ passed: sum.passed + counts.passed, failed: sum.failed + counts.failed }), {
  passed: 0,
  failed: 0,
});
const isEmpty = total.passed + total.failed === 0;
for (const { name, counts } of results) {
  process.stdout.write(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'}  ${name}${counts.failed === 0 ? '' : ` (${counts.failed} failed)`}\n`,
  );
}
// At the very end, where also a log of which only the end was kept has them.
for (const failure of results.flatMap(({ counts }) => counts.failures)) process.stdout.write(`        ${failure}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
if (isEmpty)
  process.stdout.write(
    `No test of any kind matches: ${args.join(' ')}. Give a folder or a file as it is named from the checkout.\n`,
  );
process.exitCode = total.failed === 0 && !isEmpty ? 0 : 1;
