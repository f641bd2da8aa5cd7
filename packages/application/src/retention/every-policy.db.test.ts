import { duration, newId } from '@candid/kernel';
import { policies, type PolicyDefinition } from '@candid/policy';
import { sweepKind } from '@candid/privacy';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from '../testing/index.ts';
import { bindKinds } from './index.ts';

let clock: ManualClock;
let world: ImagingWorld;
beforeEach(() => void (clock = manualClock()));
afterEach(() => world.close());

/** One sweep of every kind with the worker's rights under a policy. @returns what did not end as `kept` */
const sweepAll = async (policy: PolicyDefinition): Promise<string[]> => {
  const work = world.work();
  const broken: string[] = [];
  for (const kind of bindKinds({ policy, work, logDir: world.folder })) {
    const report = (name: string, error: unknown): void => void broken.push(`${name}: ${String(error)}`);
    const { outcome } = await sweepKind({ db: work.db, clock, report }, kind);
    if (outcome !== 'kept') broken.push(`${kind.name}: ${outcome}`);
  }
  return broken;
};

test.each(Object.values(policies))('under $id the worker may do what every sweep needs', async (policy) => {
  world = await openImagingWorld({ clock, policy });
  expect(await sweepAll(policy)).toEqual([]);
});

test('what a policy does not declare goes at once, whatever deadline it carries', async () => {
  const policy = policies['no-account'];
  world = await openImagingWorld({ clock, policy });
  const subject = await world.startSubject();
  const at = clock.now();
  const later = new Date(at.getTime() + duration.days(30));
  const wording = 'May we count?';
  await world.database.pool.query("INSERT INTO consent_wording VALUES (sha256($1::text::bytea), 'en', $1, $2)", [wording, at]);
  const { rows } = await world.database.pool.query<{ id: string }>(
    `INSERT INTO consent_record SELECT gen_random_uuid(), $1, 'analytics', 'granted', 'panel', false, hash, hash, $2, NULL, 0
     FROM consent_wording RETURNING id`,
    [subject, at],
  );
  await world.database.kysely
    .insertInto('usage_event')
    .values({
      id: newId(),
      subject_id: subject,
      consent_id: rows[0]?.id ?? '',
      kind: 'page_view',
      name: 'studio',
      seconds: null,
      recorded_at: at,
      expires_at: later,
    })
    .execute();
  expect(await sweepAll(policy)).toEqual([]);
  expect(await world.database.kysely.selectFrom('usage_event').select('id').execute()).toEqual([]);
});
