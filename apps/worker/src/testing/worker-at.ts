import { env } from 'node:process';
import { runWorker } from '../run-worker.ts';

/** The worker program at another time: `CLOCK_AHEAD_MS` after that of the machine. */
const ahead = Number(env['CLOCK_AHEAD_MS']);

await runWorker(env, { now: () => new Date(Date.now() + ahead) });
