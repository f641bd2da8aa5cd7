import { publishPolicy } from '@candid/application/testing';
import { createDatabase } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration } from '@candid/kernel';
import { policies, sources } from '@candid/policy';
import { createTestDatabase, manualClock } from '@candid/testkit';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';

// Goal: a value cannot change under a date that people know already without somebody being stopped, or at least told.

const clock = manualClock();
const { id, version } = policies.credits;

test('CR-28: a start with other values than those of its date is refused in production, and said in a local start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candid-values-'));
  const path = join(folder, 'longer.mjs');
  const { retention } = sources.credits.parameters;
  const result = { ...retention.result, lifetime: retention.result.lifetime + duration.days(1) };
  await writeFile(
    path,
    `export default ${JSON.stringify({ ...policies.credits, retention: { ...policies.credits.retention, result } })};`,
  );
  const database = await createTestDatabase(mainTemplate({ clock }));
  const owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
  const said: string[] = [];
  const check = (policy: string, mode: 'local' | 'production'): Promise<void> =>
    checkValues({
      config: { mode },
      versions: { policy, nextPolicy: null },
      ownerUrl: database.urls.owner,
      say: (line) => void said.push(line),
    });
  try {
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
  } finally {
    await owner.destroy();
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
