import { setTimeout as pause } from 'node:timers/promises';
import { openInstallation } from '../installation.ts';
import type { WorkerLink } from '../processes/worker-link.ts';
import { atLeast, atMost, type Figure, type Report } from '../report.ts';
import { median, quantile } from '../statistics.ts';
import { openFloor, type Floor } from './floor.ts';
import { measureDrain, measureLatency, measureSingle, measureThroughput } from './measures.ts';
import { openProduct, type Product } from './product.ts';

/** As many as one worker process of the product makes at once. */
const LANES = 8;
const WINDOW = LANES * 2;
const WARM_UP = 24;
const LATENCY_SAMPLES = 60;
const ROUNDS = 3;
const ROUND_JOBS = 64;
const SINGLE_JOBS = 30;
const BACKLOG = 200;
/** Between two samples of latency: what the one before has left to do must not meet the next. */
const SETTLE_MS = 25;

interface Sides {
  readonly product: Product;
  readonly floor: Floor;
  readonly productWorker: WorkerLink;
  readonly floorWorker: WorkerLink;
}

const submissions = async (product: Product, count: number): Promise<(() => Promise<void>)[]> =>
  (await product.prepareSessions(count)).map((subject) => () => product.submit(subject));

const sends = (floor: Floor, count: number): (() => Promise<void>)[] => Array.from({ length: count }, () => () => floor.send());

/** Turn by turn, so that whatever else the machine does meets both. */
const compareLatency = async ({ product, floor, productWorker, floorWorker }: Sides) => {
  const ours: number[] = [];
  const bare: number[] = [];
  const subjects = await product.prepareSessions(LATENCY_SAMPLES + WARM_UP);
  for (const [index, subject] of subjects.entries()) {
    const one = await measureLatency(productWorker, () => product.submit(subject));
    await pause(SETTLE_MS);
    const other = await measureLatency(floorWorker, () => floor.submit(subject));
    await pause(SETTLE_MS);
    if (index < WARM_UP) continue;
    ours.push(one);
    bare.push(other);
  }
  return { ours, bare };
};

const compareThroughput = async ({ product, floor, productWorker, floorWorker }: Sides) => {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const jobs = round === 0 ? WARM_UP : ROUND_JOBS;
    const one = await measureThroughput(productWorker, WINDOW, await submissions(product, jobs));
    await floorWorker.go();
    const other = await measureThroughput(floorWorker, WINDOW, sends(floor, jobs));
    await floorWorker.rest();
    if (round === 0) continue;
    ours.push(one);
    bare.push(other);
  }
  return { ours: median(ours), bare: median(bare) };
};

const measureBacklog = async (product: Product): Promise<number> => {
  for (const submit of await submissions(product, BACKLOG)) await submit();
  const worker = await product.openWorker();
  try {
    return await measureDrain(worker, BACKLOG);
  } finally {
    await worker.close();
  }
};

const figure = (name: string, value: number, unit: string): Figure => ({ name, value, unit });

/** What the product adds to the queue, the provider's call and the disk, in one run and against a floor without it. */
export const benchGeneration = async (tell: (line: string) => void): Promise<Report> => {
  await using held = new AsyncDisposableStack();
  tell('preparing an installation');
  const installation = held.use(await openInstallation());
  const product = held.use(await openProduct(installation));
  const floor = held.use(await openFloor(installation));
  const productWorker = await product.openWorker();
  held.defer(() => productWorker.close());
  const floorWorker = await floor.openWorker(LANES);
  held.defer(() => floorWorker.close());
  await productWorker.go();

  const sides = { product, floor, productWorker, floorWorker };
  tell('latency');
  const latency = await compareLatency(sides);
  tell('throughput');
  const throughput = await compareThroughput(sides);
  tell('single jobs');
  const single = await measureSingle(productWorker, await submissions(product, SINGLE_JOBS));
  await productWorker.close();
  tell('backlog');
  const drain = await measureBacklog(product);
  await product.expectDelivered(LATENCY_SAMPLES + WARM_UP + WARM_UP + ROUNDS * ROUND_JOBS + SINGLE_JOBS + BACKLOG);

  const [ours, bare] = [median(latency.ours), median(latency.bare)];
  return {
    bench: 'generation',
    ratios: [
      atMost(1.5, { name: 'submit to first line of work, median / floor', value: ours / bare }),
      atLeast(0.5, { name: 'generations per second / bare loop', value: throughput.ours / throughput.bare }),
      atLeast(0.8, { name: 'backlog drain rate / generations per second', value: drain / throughput.ours }),
    ],
    figures: [
      figure('submit to first line of work, median', ours, 'ms'),
      figure('submit to first line of work, p95', quantile(latency.ours, 0.95), 'ms'),
      figure('  its floor, median', bare, 'ms'),
      figure('  its floor, p95', quantile(latency.bare, 0.95), 'ms'),
      figure('generations per second', throughput.ours, '1/s'),
      figure('  bare loop', throughput.bare, '1/s'),
      figure('single jobs, one after the other', single, '1/s'),
      figure(`backlog of ${BACKLOG} jobs`, drain, '1/s'),
    ],
  };
};
