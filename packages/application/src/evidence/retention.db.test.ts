import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { sweepKind } from '@candid/privacy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bindKinds, keptKinds } from '../retention/index.ts';
import { openImagingWorld, type ImagingWorld } from '../testing/index.ts';
import { probes } from './index.ts';

const policy = policies['no-account'];
let clock: ManualClock;
let world: ImagingWorld;
let logDir: string;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, policy });
  logDir = join(world.folder, 'logs');
  await mkdir(logDir);
});
afterEach(() => world.close());

const context = () => ({ db: world.submission.db, clock, policy });
const sweep = async (logs: string | null = logDir): Promise<void> => {
  const work = world.work();
  const ctx = { db: work.db, clock, report: () => undefined };
  for (const kind of bindKinds({ policy, work, logDir: logs })) await sweepKind(ctx, kind);
};
const log = (): Promise<void> =>
  appendFile(join(logDir, 'web.log'), `{"level":"info","time":"${clock.now().toISOString()}","event":"program.ready"}\n`);

test('NA-12 evidence: technical logs are held for their seven days and not after', async () => {
  await log();
  clock.advance(duration.days(1));
  await log();
  await sweep();
  expect(await probes['technical-logs'](context())).toEqual({
    ok: true,
    figures: { held: 2, oldestSeconds: 86_400, overdue: 0 },
  });
  clock.advance(duration.days(6));
  await sweep();
  const left = { held: 1, oldestSeconds: 6 * 86_400, overdue: 0 };
  expect(await probes['technical-logs'](context())).toEqual({ ok: true, figures: left });
});

test('logs that nobody can count are no evidence', async () => {
  await sweep(null);
  const uncounted = { held: null, oldestSeconds: null, overdue: null };
  expect(await probes['technical-logs'](context())).toEqual({ ok: false, figures: uncounted });
  expect(await probes.retention(context())).toMatchObject({ ok: false, figures: { broken: 'technical-logs' } });
});

test('what each rule holds is told with its rule, and what nothing stores yet as that', async () => {
  expect(await probes.retention(context())).toMatchObject({ ok: false });
  await world.submit(await world.startSubject());
  await sweep();
  const reading = await probes.retention(context());
  expect(reading).toMatchObject({ ok: true, figures: { broken: '', 'prompt/inputs.held': 1, 'prompt/inputs.overdue': 0 } });
  expect(String(reading.figures['notStoredYet']).split(' ')).toContain('legal-disclosure');
  const longest = Math.max(...keptKinds.map(({ every }) => every));
  clock.advance(4 * longest + duration.minutes(3));
  expect((await probes.retention(context())).ok, 'a worker that no longer sweeps proves nothing').toBe(false);
});
