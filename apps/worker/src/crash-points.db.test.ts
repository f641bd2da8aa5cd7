import {
  NOTHING_LEFT,
  openImagingWorld,
  readResidue,
  spawnWorker,
  sweepImaging,
  type ImagingWorld,
} from '@candid/application/testing';
import { crashPoints, createDecoder, type CrashPoint, type Decoder } from '@candid/imaging';
import { duration, systemClock, type Clock } from '@candid/kernel';
import sharp from 'sharp';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Scenario {
  readonly prompt: string;
  /** How the generation ends after the restart, and how often the provider was asked for a picture. */
  readonly ends: 'delivered' | 'failed';
  readonly failure: string | null;
  readonly calls: number;
}

const works = (ends: 'delivered' | 'unknown', calls: number): Scenario => ({
  prompt: 'a red boat on a lake',
  ends: ends === 'delivered' ? 'delivered' : 'failed',
  failure: ends === 'delivered' ? null : 'outcome_unknown',
  calls,
});
const refused = (failure: string): Scenario => ({ prompt: 'a boat [fault:429]', ends: 'failed', failure, calls: 1 });

/** Before "call started" is committed the work begins again; afterwards it is never repeated (settled: unknown outcome). */
const scenarios: Record<CrashPoint, Scenario> = {
  'before-claim-commit': works('delivered', 1),
  'after-claim-commit': works('delivered', 1),
  'before-moderation-call': works('delivered', 1),
  'after-moderation-call': works('delivered', 1),
  'before-call-commit': works('delivered', 1),
  'after-call-commit': works('unknown', 0),
  'after-partial-stored': works('unknown', 1),
  'after-partial-commit': works('unknown', 1),
  'after-provider-answer': works('unknown', 1),
  'after-result-stored': works('unknown', 1),
  'before-delivery-commit': works('unknown', 1),
  'after-delivery-commit': works('delivered', 1),
  'before-failure-commit': refused('outcome_unknown'),
  'after-failure-commit': refused('provider_busy'),
  'after-keys-destroyed': works('delivered', 1),
  'after-blobs-deleted': works('delivered', 1),
};

/** Where a file has been written and its row has not. */
const leavesFile: ReadonlySet<CrashPoint> = new Set(['after-partial-stored', 'after-result-stored', 'before-delivery-commit']);

const later = (by: number): Clock => ({ now: () => new Date(Date.now() + by) });

/** One round of tidying up, at a time to come. */
const tidyAt = (world: ImagingWorld, by: number): Promise<number | null> => sweepImaging(world.work({ clock: later(by) }));

/**
 * As if the dead worker had been the oldest: here the test itself has held a lock since before. The queue's own heartbeat is kept
 * from ever noticing, so that it is the worker's tidying that does.
 */
const outliveTaker = async ({ database }: ImagingWorld): Promise<void> => {
  await database.pool.query(
    `UPDATE pgboss.job SET started_on = started_on - interval '1 minute', heartbeat_on = heartbeat_on + interval '1 hour'
     WHERE state = 'active'`,
  );
};

const callsFor = ({ sandbox }: ImagingWorld): number =>
  sandbox.journal.count('/v1/images/generations') + sandbox.journal.count('/v1/images/edits');

describe.concurrent('OH-04 OH-05 NA-01 NA-02: killed at', () => {
  let decoder: Decoder;
  let upload: Buffer;
  beforeAll(async () => {
    decoder = createDecoder();
    upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
  });
  afterAll(() => decoder.close());

  test.each(crashPoints)('%s', async (crashPoint) => {
    const { prompt, ends, failure, calls } = scenarios[crashPoint];
    const world = await openImagingWorld({ clock: systemClock(), decoder });
    try {
      const ids = await world.submit(await world.startSubject(), { prompt, intent: 'edit', references: [{ bytes: upload }] });
      const killed = spawnWorker(world, { main, crashPoint });
      expect(await killed.ended, killed.output()).toEqual({ code: null, signal: 'SIGKILL' });

      await outliveTaker(world);
      const second = spawnWorker(world, { main });
      await second.ready;
      const [generation] = await world.whenEnded(ids);
      expect(await second.stop(), second.output()).toEqual({ code: 0, signal: null });

      expect(generation).toMatchObject({ state: ends, failure_code: failure });
      expect(callsFor(world)).toBe(calls);
      // No key is left from the moment it has ended; a file that never got its row may lie a while, and opens no more.
      const living = ends === 'delivered' ? 1 : 0;
      const { strayBlobs, ...left } = await readResidue(world);
      const { strayBlobs: _, ...nothing } = NOTHING_LEFT;
      expect(left).toEqual({ ...nothing, living });
      expect(strayBlobs.length).toBe(leavesFile.has(crashPoint) ? 1 : 0);
      expect(await tidyAt(world, duration.minutes(20))).toBe(0);
      expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living });
      expect(await tidyAt(world, duration.minutes(62))).toBe(0);
      expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
    } finally {
      await world.close();
    }
  });
});
