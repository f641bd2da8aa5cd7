import { env } from 'node:process';
import { systemClock } from '@candid/kernel';
import { runWorker } from './run-worker.ts';

await runWorker(env, systemClock());
