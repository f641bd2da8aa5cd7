import { publishPolicy } from '@candid/application/testing';
import { bindPolicy, createDatabase, type Database, type DatabaseHandle, type RoleKind } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration } from '@candid/kernel';
import { policies, type PolicyDefinition } from '@candid/policy';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkVersions } from './check-versions.ts';

// Goal: a value cannot change under a date that people know already without somebody being stopped, or at least told.

const clock = manualClock();
const { id, version } = policies.credits;

let folder: string;
let database: TestDatabase<RoleKind>;
let owner: DatabaseHandle<Database>;
let said: string[];
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'candid-values-'))));
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  said = [];
  database = await createTestDatabase(mainTemplate({ clock }));
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
  await bindPolicy(owner.pool, { policyId: id, policyVersion: version, clock });
});
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

const variant = async (name: string, changes: Partial<PolicyDefinition>): Promise<string> => {
  const path = join(folder, `${name}.mjs`);
  await writeFile(path, `export default ${JSON.stringify({ ...policies.credits, ...changes })};`);
  return path;
};

const check = (policy: string, mode: 'local' | 'production'): Promise<void> =>
  checkVersions({
    config: { mode },
    versions: { policy, nextPolicy: null },
    ownerUrl: database.urls.owner,
    say: (line) => void said.push(line),
    clock,
  });

test('CR-28: a start with other values than those of its date is refused in production, and said in a local start', async () => {
  const { retention } = policies.credits;
  const result = { ...retention.result, lifetime: retention.result.lifetime + duration.days(1) };
  const path = await variant('longer', { retention: { ...retention, result } });
  await check(id, 'production');
  await publishPolicy(policies.credits, { db: owner.kysely, clock });
  await check(id, 'production');
  const lines = expect.stringMatching(
    new RegExp(`^POLICY: the version of ${version} .*\\(retention\\.result\\.lifetime\\).*NEXT_POLICY.*a later date[^\\n]*$`),
  );
  await expect(check(path, 'production')).rejects.toMatchObject({ code: 'config_invalid', detail: { lines } });
  expect(said).toEqual([]);
  await check(path, 'local');
  expect(said).toEqual([expect.stringMatching(/retention\.result\.lifetime.*in production it would not start/)]);
});

test('CR-28: nobody goes back to a former version in silence, and one that never counted is in nobody’s way', async () => {
  const later = '2027-03-01';
  const path = await variant('later', { version: later });
  await check(path, 'production');
  await check(id, 'production');
  const row = { hash: 'a'.repeat(64), version: later, published_at: clock.now(), effective_at: clock.now(), texts: '{}' };
  await owner.pool.query(
    'INSERT INTO policy_version (hash, version, published_at, effective_at, texts) VALUES ($1, $2, $3, $4, $5)',
    Object.values(row),
  );
  await check(id, 'production');
  await check(path, 'production');
  const lines = expect.stringMatching(new RegExp(`^POLICY: the version of ${later} counts already.*NEXT_POLICY[^\\n]*$`));
  await expect(check(id, 'production')).rejects.toMatchObject({ code: 'config_invalid', detail: { lines } });
  await check(id, 'local');
  expect(said).toHaveLength(1);
  await check(path, 'production');
});
