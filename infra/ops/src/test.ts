import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';

/**
 * `npm test`: every check and the tests of each kind, all of them even when one fails, with a summary at the end. The browser's stories
 * take longest and leave a processor idle while they wait for a page, so all else runs beside them and says what it has to say when it
 * is done. With arguments, only the tests, and the arguments go to vitest: `npm test -- packages/policy`.
 */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const root = join(import.meta.dirname, '../../..');
const args = process.argv.slice(2);

const CHECKS: readonly Check[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'types', command: ['tsc', '-p', '.', '--noEmit'] },
  { name: 'import rules', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'infra', 'e2e'] },
  { name: 'unused files and exports', command: ['knip', '--no-progress'] },
  // Counting branches slows every test down, so only those of the package that it is asked of are counted.
  {
    name: 'every branch of the policy',
    command: ['vitest', 'run', '--project', 'unit', 'packages/policy', '--coverage', '--reporter=dot'],
  },
];

const heading = (text: string): string => `\n== ${text}\n`;

/** Runs a tool and writes what it says: as it comes, or all at once at its end, which keeps the words of two together. */
const run = async (name: string, [tool = '', ...words]: readonly string[], asItComes = false): Promise<boolean> => {
  const child = spawn(join(root, 'node_modules', '.bin', tool), words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = heading(name);
  const write = (end = said.length): void => {
    process.stdout.write(said.slice(0, end));
    said = said.slice(end);
  };
  const hear = (text: string): void => {
    said += text;
    if (asItComes) write(said.lastIndexOf('\n') + 1);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  const [code] = (await once(child, 'close')) as [number | null];
  write();
  return code === 0;
};

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

interface Result {
  readonly name: string;
  readonly counts: Counts;
}

const runCheck = async ({ name, command }: Check): Promise<Result> => {
  const ok = await run(name, command);
  return { name, counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [] } };
};

const runTests = async (project: string, asItComes = false): Promise<Result> => {
  const name = `${project} tests`;
  const file = join(root, '.cache', `test-${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await run(name, ['vitest', 'run', '--project', project, '--passWithNoTests', ...reporters, ...args], asItComes);
  return { name, counts: readCounts(file, ok) };
};

/** As many at once as there are processors: they read the same tree and write nothing. */
const runChecks = async (checks: readonly Check[]): Promise<Result[]> => {
  const waiting = [...checks];
  const done: Result[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await runCheck(next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return done;
};

mkdirSync(join(root, '.cache'), { recursive: true });
const beside = async (): Promise<Result[]> => [
  ...(await runChecks(args.length === 0 ? CHECKS : [])),
  await runTests('unit'),
  await runTests('db'),
];
const [others, stories] = await Promise.all([beside(), runTests('e2e', true)]);
const results = [...others, stories];

process.stdout.write(heading('summary'));
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
