import { AppError } from '@candid/kernel';
import type { DecodedImage, DecodingProcess } from './decoding-process.ts';
import type { ChildRequest } from './protocol.ts';

export type ProcessPool = {
  run(request: ChildRequest, payload: readonly Uint8Array[]): Promise<DecodedImage>;
  /** Ends every process, waiting or at work, and resolves when all are gone. */
  close(): Promise<void>;
};

/**
 * Gives every request a process nobody used before, and keeps one spare loaded so that starting it costs the person
 * no time. Requests beyond `concurrency` wait their turn in order.
 */
export const createProcessPool = (options: { start(): DecodingProcess; concurrency: number }): ProcessPool => {
  const alive = new Set<DecodingProcess>();
  const waiting: (() => void)[] = [];
  let spare: DecodingProcess | null = null;
  let busy = 0;
  let isClosed = false;

  const start = (): DecodingProcess => {
    const process = options.start();
    alive.add(process);
    return process;
  };

  const takeTurn = async (): Promise<void> => {
    if (busy >= options.concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
  };
  const passTurn = (): void => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };

  const discard = async (process: DecodingProcess): Promise<void> => {
    await process.end();
    alive.delete(process);
  };

  return {
    async run(request, payload) {
      await takeTurn();
      try {
        if (isClosed) throw new AppError('cancelled');
        const process = spare ?? start();
        spare = null;
        try {
          await process.ready;
          spare ??= start();
          return await process.run(request, payload);
        } finally {
          await discard(process);
        }
      } finally {
        passTurn();
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...alive].map(discard));
    },
  };
};
