import { NOTHING_LEFT, openImagingWorld, readResidue, spawnWorker, type ImagingWorld } from '@candid/application/testing';
import { crashPoints, createDecoder, sweepOrphans, tidyUp, type CrashPoint, type Decoder } from '@candid/imaging';
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

const later = (by: number): Clock => ({ now: () => new Date(Date.now() + by) });

/** One round of tidying up, at a time to come. */
const tidyAt = async (world: ImagingWorld, by: number): Promise<number | null> => {
  const work = world.work({ clock: later(by) });
  await sweepOrphans(work);
  return tidyUp(work);
};

/** As if the dead worker's silence had lasted longer than the queue waits for a sign of life. */
const letSilenceLast = async ({ database }: ImagingWorld): Promise<void> => {
  await database.pool.query(`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'`);
};

const callsFor = ({ sandbox }: ImagingWorld): number =>
  sandbox.journal.count('/v1/images/generations') + sandbox.journal.count('/v1/images/edits');

describe.concurrent('killed at', () => {
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

      await letSilenceLast(world);
      const second = spawnWorker(world, { main });
      await second.ready;
      const [generation] = await world.whenEnded(ids);
      expect(await second.stop(), second.output()).toEqual({ code: 0, signal: null });

      expect(generation).toMatchObject({ state: ends, failure_code: failure });
      expect(callsFor(world)).toBe(calls);
      // Longer than any generation may take, and before the picture's deadline.
      expect(await tidyAt(world, duration.minutes(50))).toBe(0);
      const { strayKeys, ...left } = await readResidue(world);
      expect(left).toEqual({
        prompts: 0,
        inputs: 0,
        previews: 0,
        reserved: 0,
        strayBlobs: [],
        living: ends === 'delivered' ? 1 : 0,
      });
      // A result that was sealed and never delivered has lost its file; its key goes at the deadline it was made with.
      const undelivered = crashPoint === 'after-result-stored' || crashPoint === 'before-delivery-commit';
      expect(strayKeys).toHaveLength(undelivered ? 1 : 0);
      expect(await tidyAt(world, duration.minutes(62))).toBe(0);
      expect(await readResidue(world)).toEqual({ ...NOTHING_LEFT, living: 0 });
    } finally {
      await world.close();
    }
  });
});
