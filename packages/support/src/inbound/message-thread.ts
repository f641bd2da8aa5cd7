import { parentPort, workerData } from 'node:worker_threads';
import { parseMessage } from './parse-message.ts';

// Runs in a thread of its own, for one mail; see read-message.ts.
const { raw } = workerData as { readonly raw: Uint8Array };
parentPort?.postMessage(await parseMessage(raw));
