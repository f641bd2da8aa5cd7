import { coverage } from './coverage.ts';
import { faultsOf } from './faults.ts';
import { table } from './table.ts';

const claims = coverage();
const faults = claims.flatMap((claim) => faultsOf(claim, process.cwd()));

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(claims, null, 2)}\n`);
else process.stdout.write(table(claims));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
