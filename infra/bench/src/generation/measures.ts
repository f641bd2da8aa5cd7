import { instant } from '../processes/instant.ts';
import type { WorkerLink } from '../processes/worker-link.ts';

/** Milliseconds from the call of `submit` to the worker's first line, for one submission to an idle worker. */
export const measureLatency = async (worker: WorkerLink, submit: () => Promise<void>): Promise<number> => {
  const started = worker.nextStart();
  const ended = worker.nextEnd();
  const from = instant();
  await submit();
  const latency = (await started) - from;
  await ended;
  return latency;
};

const jobsPerSecond = (jobs: number, from: number): number => (jobs * 1_000) / (instant() - from);

/** Jobs per second, one after the other: each is submitted when the one before has ended. */
export const measureSingle = async (worker: WorkerLink, submits: readonly (() => Promise<void>)[]): Promise<number> => {
  const from = instant();
  for (const submit of submits) {
    const ended = worker.nextEnd();
    await submit();
    await ended;
  }
  return jobsPerSecond(submits.length, from);
};

/** Jobs per second while `window` of them are always queued or in hand. */
export const measureThroughput = async (
  worker: WorkerLink,
  window: number,
  submits: readonly (() => Promise<void>)[],
): Promise<number> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const waiting = submits.values();
  let ended = 0;
  const submitNext = (): void => void waiting.next().value?.().catch(reject);
  const off = worker.onFinished(() => {
    ended += 1;
    submitNext();
    if (ended === submits.length) resolve();
  });
  const from = instant();
  for (let under = 0; under < window; under += 1) submitNext();
  await Promise.race([promise, worker.lost]);
  off();
  return jobsPerSecond(submits.length, from);
};

/** Jobs per second of a worker that finds this many in the queue when it begins. */
export const measureDrain = async (worker: WorkerLink, jobs: number): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let ended = 0;
  const off = worker.onFinished(() => {
    ended += 1;
    if (ended === jobs) resolve();
  });
  const from = instant();
  await worker.go();
  await Promise.race([promise, worker.lost]);
  off();
  return jobsPerSecond(jobs, from);
};
