import type { ImagingWorld } from '@candid/application/testing';
import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { policies } from '@candid/policy';
import { systemClock } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceLines, readEvidence } from './read-evidence.ts';
import { openSite, type OpenSite } from './testing/open-site.ts';

const clock = systemClock();
const policy = policies['one-hour'];
let web: OpenSite;
let world: ImagingWorld;
let staff: DatabaseHandle<Database>;
beforeAll(async () => {
  web = await openSite(policy);
  world = web.world;
  const url = new URL(world.urls.web);
  url.username = url.username.replace('_web', '_console');
  staff = createDatabase({ url: url.href, applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await staff.destroy();
  await web.close();
});

const read = () =>
  readEvidence({
    web: world.submission.db,
    worker: world.work().db,
    console: staff.kysely,
    keys: world.submission.vault,
    site: web.site,
    copy: { db: world.database.kysely, files: async function* () {} },
    secrets: { held: [], programs: [], texts: async function* () {} },
    clock,
    policy,
    next: null,
    reviewedOn: null,
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
