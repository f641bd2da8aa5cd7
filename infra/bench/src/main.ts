import { parseArgs } from 'node:util';
import { benchGeneration } from './generation/bench.ts';
import { showReport, type Report } from './report.ts';
import { benchStart } from './start/bench.ts';

type Bench = (tell: (line: string) => void) => Promise<Report>;

const benches: Readonly<Record<string, Bench>> = { generation: benchGeneration, start: benchStart };

const usage = `npm run bench -- NAME [--json]\n\nNAME is one of: ${Object.keys(benches).join(', ')}. Figures go to standard output.`;

const readArguments = (): { bench: Bench | undefined; json: boolean } => {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    return { bench: positionals.length === 1 ? benches[positionals[0] ?? ''] : undefined, json: values.json };
  } catch {
    return { bench: undefined, json: false };
  }
};

const { bench, json } = readArguments();
if (bench === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  const report = await bench((line) => process.stderr.write(`${line}\n`));
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : showReport(report));
  if (report.ratios.some(({ holds }) => !holds)) process.exitCode = 1;
}
