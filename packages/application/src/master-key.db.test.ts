import { Secret } from '@candid/config';
import { policies } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { manualClock } from '@candid/testkit';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { composeWorker } from './compose-worker.ts';
import { openImagingWorld } from './testing/index.ts';

test('a worker that starts with a new master key wraps everything with it, and what the former one sealed is still made', async () => {
  const clock = manualClock();
  const world = await openImagingWorld({ clock });
  const wrappers = async () =>
    (await world.keyring.pool.query<{ id: string }>('SELECT DISTINCT master_key_id AS id FROM epoch_key')).rows.map(
      ({ id }) => id,
    );
  const [id] = await world.submit(await world.startSubject());
  expect(await wrappers()).toEqual(['test']);
  const masterKeys = [{ id: 'second', key: new Secret<Uint8Array>(randomBytes(32)) }, ...world.config.masterKeys];
  const logger = createLogger({ program: 'worker', level: 'error', clock, destination: { write: () => undefined } });
  const worker = await composeWorker({
    config: { ...world.config, masterKeys },
    policy: policies['one-hour'],
    clock,
    logger,
    reach: () => undefined,
    onPresenceLost: () => undefined,
  });
  try {
    await worker.start();
    if (id) await world.whenEnded([id]);
    await expect.poll(wrappers).toEqual(['second']);
    const { state } = await world.database.kysely.selectFrom('generation').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('delivered');
  } finally {
    await worker.close();
    await world.close();
  }
});
