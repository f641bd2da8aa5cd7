import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { installQueues } from '@candid/jobs';
import { duration } from '@candid/kernel';
import { definePolicy, policies, sources, type PolicyDefinition } from '@candid/policy';
import { editionOf, type Site } from '@candid/publishing';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEvidenceBoard, BOARD_AGE } from '../evidence/board.ts';
import { probes } from '../evidence/index.ts';
import { openPolicyArchive, publishEdition, type PublishOptions } from './policy-archive.ts';

let web: DatabaseHandle<Database>;
let owner: DatabaseHandle<Database>;
let drop: () => Promise<void>;
let clock: ManualClock;
beforeAll(async () => {
  const database = await createTestDatabase(mainTemplate({ clock: manualClock(), name: 'imaging', queue: installQueues }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 4 });
  [web, owner] = [open(database.urls.web), open(database.urls.owner)];
  drop = async () => {
    for (const handle of [web, owner]) await handle.destroy();
    await database.drop();
  };
});
afterAll(() => drop());
beforeEach(async () => {
  clock = manualClock();
  await owner.pool.query('DELETE FROM policy_version');
});

const site: Site = {
  operator: null,
  models: [{ name: 'GPT Image', maker: 'OpenAI' }],
  standIns: [],
  offers: { accounts: true, payments: false, analytics: false, newsletter: false, preferences: false },
  now: new Date(0),
};

const publish = (
  policy: PolicyDefinition,
  facts: Site = site,
  as: PublishOptions['as'] = 'in-force',
  holdsValues = true,
): Promise<void> => publishEdition({ db: web.kysely, clock, policy, edition: editionOf(policy, facts), as, holdsValues });

const variant = (version: string, lifetime: number): PolicyDefinition => {
  const { parameters, commitments, translations } = sources.credits;
  const result = { ...parameters.retention.result, lifetime };
  return definePolicy({
    commitments,
    ...(translations && { translations }),
    parameters: { ...parameters, version, retention: { ...parameters.retention, result } },
  });
};

const first = policies.credits;

describe('the archive of published texts', () => {
  test('OH-22 NA-16: every text is kept with its date and hash, once however often it is published, and stays readable', async () => {
    await Promise.all([publish(first), publish(first), publish(first)]);
    clock.advance(duration.days(2));
    const second = variant('2026-12-01', duration.days(3));
    await publish(second, site, 'coming');
    const archive = openPolicyArchive(web.kysely);
    const versions = await archive.list();
    expect(versions.map(({ version }) => version)).toEqual(['2026-12-01', first.version]);
    for (const [index, policy] of [second, first].entries()) {
      const found = await archive.find(versions[index]?.hash.slice(0, 12) ?? '');
      expect(found?.texts).toEqual(editionOf(policy, site).texts);
    }
  });

  test('CR-28: a changed text under the same date counts at once; a new date when its notice has run out, and nobody can hurry it', async () => {
    const start = clock.now().getTime();
    await publish(first);
    clock.advance(duration.days(1));
    await publish(first, { ...site, operator: { name: 'A', address: 'B', contact: 'C', authority: 'D' } });
    await publish(variant('2026-12-01', duration.days(3)), site, 'coming');
    const [material, editorial, initial] = (await openPolicyArchive(web.kysely).list()).toSorted(
      (a, b) => b.effectiveAt.getTime() - a.effectiveAt.getTime(),
    );
    expect(initial?.effectiveAt.getTime()).toBe(start);
    expect(editorial?.effectiveAt.getTime()).toBe(start + duration.days(1));
    const announced = start + duration.days(1);
    const counts = material?.effectiveAt.getTime() ?? 0;
    expect(counts - announced).toBeGreaterThanOrEqual(first.changes.noticeAhead + duration.days(1));
    expect(counts).toBeGreaterThanOrEqual(Date.parse('2026-12-01'));
    expect(counts % duration.days(1)).toBe(0);
    const early = { code: 'policy_invalid', detail: { field: 'version', remedy: expect.stringContaining('NEXT_POLICY') } };
    await expect(publish(variant('2026-12-01', duration.days(3)))).rejects.toMatchObject(early);
    await expect(publish(variant('2026-12-02', duration.days(3)))).rejects.toMatchObject(early);
    clock.set(new Date(counts - 1));
    await expect(publish(variant('2026-12-01', duration.days(3)))).rejects.toMatchObject(early);
    clock.advance(1);
    await publish(variant('2026-12-01', duration.days(3)));
  });

  test('CR-28: other values under the same date are refused where they are held, also of a version that is announced; other words are not', async () => {
    const { version } = first;
    await publish(first);
    clock.advance(duration.days(1));
    const refused = (date: string, remedy: RegExp) => ({
      code: 'policy_invalid',
      detail: { remedy: expect.stringMatching(new RegExp(`${date}.*retention\\.result\\.lifetime.*${remedy.source}`)) },
    });
    const longer = variant(version, duration.days(30));
    await expect(publish(longer)).rejects.toMatchObject(refused(version, /NEXT_POLICY/));
    const [firstPromise, ...others] = first.commitments;
    if (firstPromise === undefined) throw new Error('credits promises something');
    await publish({ ...first, commitments: [{ ...firstPromise, promise: `${firstPromise.promise} Always.` }, ...others] });
    await publish(variant('2026-12-01', duration.days(3)), site, 'coming');
    const other = publish(variant('2026-12-01', duration.days(4)), site, 'coming');
    await expect(other).rejects.toMatchObject(refused('2026-12-01', /later date/));
    expect(await openPolicyArchive(web.kysely).list()).toHaveLength(3);
    // Whoever writes a policy tries it out. What was published first is what counts, however often.
    await publish(longer, site, 'in-force', false);
    await expect(publish(longer)).rejects.toMatchObject(refused(version, /NEXT_POLICY/));
    await publish(first);
  });

  test('no text is altered or taken down by a program, and nothing else than a hash finds one', async () => {
    await publish(first);
    await expect(web.pool.query("UPDATE policy_version SET texts = '{}'")).rejects.toThrow(/permission denied/);
    await expect(web.pool.query('DELETE FROM policy_version')).rejects.toThrow(/permission denied/);
    const archive = openPolicyArchive(web.kysely);
    const [version] = await archive.list();
    for (const wrong of ['', '%', '_'.repeat(12), 'abc', version?.hash.slice(0, 7) ?? '', "' OR 1=1"])
      expect(await archive.find(wrong)).toBeNull();
  });
});

test('OH-22 NA-16 evidence: the version in force is kept, and no kept text was altered', async () => {
  await publish(first);
  const read = () => probes['policy-versions']({ db: web.kysely, policy: first });
  expect(await read()).toEqual({ ok: true, figures: { stored: 1, current: 1, altered: 0 } });
  await owner.pool.query(`UPDATE policy_version SET texts = jsonb_set(texts, '{en,privacy,0,text}', '"Another"')`);
  expect(await read()).toEqual({ ok: false, figures: { stored: 1, current: 1, altered: 1 } });
  await owner.pool.query('DELETE FROM policy_version');
  expect(await read()).toMatchObject({ ok: false, figures: { stored: 0 } });
});

test('the board asks each public probe once a minute, whoever looks, and says when it could not', async () => {
  const troubles: string[] = [];
  const board = createEvidenceBoard({
    db: web.kysely,
    clock,
    policy: policies['one-hour'],
    onTrouble: (probe) => troubles.push(probe),
  });
  const [one, two] = await Promise.all([board.read(), board.read()]);
  expect(two).toBe(one);
  expect(one.byCommitment.get('OH-06')).toMatchObject({ probe: 'results-held', reading: { ok: true, figures: { held: 0 } } });
  // Another role tries these; the public page does not.
  expect(one.byCommitment.has('OH-08')).toBe(false);
  clock.advance(BOARD_AGE - 1);
  expect(await board.read()).toBe(one);
  clock.advance(1);
  await owner.pool.query('ALTER TABLE image RENAME TO image_away');
  const later = await board.read();
  await owner.pool.query('ALTER TABLE image_away RENAME TO image');
  expect(later.byCommitment.get('OH-06')).toEqual({ probe: 'results-held', reading: null });
  expect(troubles).toContain('results-held');
});
