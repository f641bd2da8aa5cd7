import type { Clock } from '@candid/kernel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hits } from './analytics/hits.ts';
import type { FaultControl } from './control/faults.ts';
import type { Journal } from './control/journal.ts';
import type { Pacing } from './control/pacing.ts';
import type { Google } from './google/create-google.ts';
import type { Letters } from './inbox/letters.ts';
import type { Painter } from './painter/painter.ts';

/** What every route of one running stand-in shares. */
export interface Sandbox {
  clock: Clock;
  faults: FaultControl;
  /** Made when it is first asked for: its key takes as long as the rest of the stand-ins together. */
  google: () => Google;
  hits: Hits;
  journal: Journal;
  letters: Letters;
  pacing: Pacing;
  painter: Painter;
}

/** One request on its way through the stand-in. */
export interface Call {
  sandbox: Sandbox;
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
  body: Buffer;
  /** SHA-256 of the body, hex. */
  bodyHash: string;
  requestId: string;
  /** Aborted when the connection closes before the answer is complete. */
  signal: AbortSignal;
}

export const unixSeconds = (clock: Clock): number => Math.floor(clock.now().getTime() / 1000);

export const sendJson = (call: Pick<Call, 'response'>, status: number, value: unknown): void => {
  call.response.writeHead(status, { 'content-type': 'application/json' });
  call.response.end(JSON.stringify(value));
};

/** Never answers: settles, with a rejection, only when the client leaves. */
export const untilClientLeaves = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
