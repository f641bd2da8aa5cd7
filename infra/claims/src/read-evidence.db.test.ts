import { openImagingWorld, publishPolicy, type ImagingWorld } from '@candid/application/testing';
import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceLines, readEvidence } from './read-evidence.ts';

const clock = manualClock();
const policy = policies['one-hour'];
let world: ImagingWorld;
let staff: DatabaseHandle<Database>;
beforeAll(async () => {
  world = await openImagingWorld({ clock });
  await publishPolicy(policy, { db: world.submission.db, clock });
  const url = new URL(world.urls.web);
  url.username = url.username.replace('_web', '_console');
  staff = createDatabase({ url: url.href, applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await staff.destroy();
  await world.close();
});

const read = () =>
  readEvidence({
    web: world.submission.db,
    worker: world.work().db,
    console: staff.kysely,
    keys: world.submission.vault,
    clock,
    policy,
  });

test('every closed commitment of the policy is answered for, by a probe that is green', async () => {
  const answers = await read();
  const closed = policy.commitments.filter(({ open }) => !open).map(({ id }) => id);
  expect(answers.flatMap(({ claims }) => claims).sort()).toEqual(closed.sort());
  expect(answers.filter(({ reading }) => !reading.ok)).toEqual([]);
  expect(evidenceLines(answers)).toContain('ok   OH-04  prompts-held\n     held: 0, ended: 0\n');
});

test('what outlived its generation is red', async () => {
  await world.submit(await world.startSubject());
  await world.database.kysely
    .updateTable('generation')
    .set({ state: 'failed', failure_code: 'internal', ended_at: clock.now() })
    .execute();
  expect(evidenceLines(await read())).toContain('RED  OH-04  prompts-held\n     held: 1, ended: 1\n');
});
