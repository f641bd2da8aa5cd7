import { duration, newId } from '@candid/kernel';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMasterKeys } from './keys/master-keys.ts';
import { rotateMaster } from './keys/rotate-master.ts';
import { createPostgresKeyring } from './store/postgres-keyring.ts';
import { createVaultFixture, type VaultFixture } from './vault.fixture.ts';

const context = 'generation.prompt:1';
const second = { id: 'second', key: randomBytes(32) };
let fixture: VaultFixture;

beforeEach(async () => {
  fixture = await createVaultFixture();
});
afterEach(() => fixture.close());

const mastersInUse = async (): Promise<string[]> => {
  const both = 'SELECT master_key_id AS id FROM epoch_key UNION SELECT master_key_id FROM subject_key ORDER BY id';
  return (await fixture.pool.query<{ id: string }>(both)).rows.map(({ id }) => id);
};

const sealSome = async () => {
  const { vault, clock } = fixture;
  const fields = [];
  for (let index = 1; index <= 7; index += 1) {
    const destroyAfter = new Date(clock.now().getTime() + duration.minutes(index));
    fields.push(await vault.sealField({ keyHolder: { kind: 'epoch', destroyAfter }, context, plaintext: 'a prompt' }));
    fields.push(
      await vault.sealField({ keyHolder: { kind: 'content', subjectId: newId<'subject'>() }, context, plaintext: 'a prompt' }),
    );
  }
  return fields;
};

test('after a rotation everything opens with the new master key alone', async () => {
  const fields = await sealSome();
  expect(await fixture.reopen({ masterKeys: [second, ...fixture.masterKeys] }).rotateMaster()).toEqual({ rewrapped: 14 });
  expect(await mastersInUse()).toEqual(['second']);
  const vault = fixture.reopen({ masterKeys: [second] });
  for (const field of fields) expect(await vault.openField({ ...field, context })).toBe('a prompt');
  expect(await vault.rotateMaster()).toEqual({ rewrapped: 0 });
});

test.for([1, 2, 3, 4, 5, 6])('a rotation that dies before its batch %i loses nothing and goes on where it was', async (fatal) => {
  const fields = await sealSome();
  const keyring = createPostgresKeyring({ pool: fixture.pool });
  const killed = new Error('killed');
  let batches = 0;
  const dying: typeof keyring = {
    ...keyring,
    storeRewrapped: async (table, changes) => {
      batches += 1;
      if (batches === fatal) throw killed;
      return keyring.storeRewrapped(table, changes);
    },
  };
  const masterKeys = createMasterKeys([second, ...fixture.masterKeys]);
  await expect(rotateMaster({ keyring: dying, masterKeys, batchSize: 3 })).rejects.toBe(killed);
  expect(await mastersInUse()).toContain('first');

  const both = fixture.reopen({ masterKeys: [second, ...fixture.masterKeys] });
  for (const field of fields) expect(await both.openField({ ...field, context })).toBe('a prompt');
  const { rewrapped } = await both.rotateMaster();
  expect(rewrapped).toBeLessThanOrEqual(14);
  expect(await mastersInUse()).toEqual(['second']);
  const alone = fixture.reopen({ masterKeys: [second] });
  for (const field of fields) expect(await alone.openField({ ...field, context })).toBe('a prompt');
});

test('two rotations at once, and destructions meanwhile, get along', async () => {
  const fields = await sealSome();
  const vault = fixture.reopen({ masterKeys: [second, ...fixture.masterKeys] });
  const [gone, ...kept] = fields;
  if (gone === undefined) throw new Error('nothing was sealed');
  await Promise.all([vault.rotateMaster(), vault.rotateMaster(), vault.destroyKeys([gone.keyId])]);
  expect(await mastersInUse()).toEqual(['second']);
  for (const field of kept) expect(await vault.openField({ ...field, context })).toBe('a prompt');
});

test('without the master key that wrapped it, opening says which one is missing', async () => {
  const [field] = await sealSome();
  if (field === undefined) throw new Error('nothing was sealed');
  const missing = expect.objectContaining({ code: 'config_invalid', detail: expect.objectContaining({ masterKeyId: 'first' }) });
  const vault = fixture.reopen({ masterKeys: [second] });
  await expect(vault.openField({ ...field, context })).rejects.toThrow(missing);
  await expect(vault.rotateMaster()).rejects.toThrow(missing);
});
