import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';

/**
 * `npm test`: every check, then the tests of all kinds, all of them even when one fails, with a summary at the end. With
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
/** What the tests of each project show, by how its files are named. */
const KINDS = [
  { name: 'unit tests', files: /(?<!\.db)\.test\.tsx?$/ },
  { name: 'database tests', files: /\.db\.test\.ts$/ },
  { name: 'browser stories', files: /\.e2e\.ts$/ },
];
const report = join(root, '.cache', 'test.json');

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

interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** One line for each that failed. */
  readonly failures: readonly string[];
}

/** The part of vitest's report that is read here; a file that could not run at all has a message of its own. */
interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

const listFailures = ({ name, message, assertionResults }: TestFile): string[] => [
  ...(message ? [`${relative(root, name)}: ${firstLine(message)}`] : []),
  ...assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${relative(root, name)} > ${fullName}: ${firstLine(failureMessages[0])}`),
];

const countKind = (name: string, files: readonly TestFile[]): Result => {
  const results = files.flatMap(({ assertionResults }) => assertionResults);
  const failures = files.flatMap(listFailures);
  return { name, passed: results.filter(({ status }) => status === 'passed').length, failed: failures.length, failures };
};

/** All kinds in one run: its processes have something to do until the last file. A run that ended without its report (it crashed) is one failure. */
const runTests = async (): Promise<Result[]> => {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = await run(['vitest', 'run', '--passWithNoTests', ...reporters, ...args]);
  const files = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as { testResults: TestFile[] }).testResults : [];
  const counted = KINDS.map((kind) =>
    countKind(
      kind.name,
      files.filter(({ name }) => kind.files.test(name)),
    ),
  );
  const isTold = ok || counted.some(({ failed }) => failed > 0);
  return isTold ? counted : [...counted, { name: 'the run of the tests', passed: 0, failed: 1, failures: [] }];
};

mkdirSync(join(root, '.cache'), { recursive: true });
const results: Result[] = [];
const waiting = args.length === 0 ? [...CHECKS] : [];
const runChecks = async (): Promise<void> => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { ok, said } = await check(next.command);
    heading(next.name);
    process.stdout.write(said);
    results.push({ name: next.name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [] });
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, runChecks));
heading('tests');
results.push(...(await runTests()));

heading('summary');
const sum = (of: (result: Result) => number): number => results.reduce((total, result) => total + of(result), 0);
const total = { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
const isEmpty = total.passed + total.failed === 0;
for (const { name, failed } of results)
  process.stdout.write(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}${failed === 0 ? '' : ` (${failed} failed)`}\n`);
// At the very end, where also a log of which only the end was kept has them.
for (const failure of results.flatMap(({ failures }) => failures)) process.stdout.write(`        ${failure}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
if (isEmpty)
  process.stdout.write(
    `No test of any kind matches: ${args.join(' ')}. Give a folder or a file as it is named from the checkout.\n`,
  );
process.exitCode = total.failed === 0 && !isEmpty ? 0 : 1;
