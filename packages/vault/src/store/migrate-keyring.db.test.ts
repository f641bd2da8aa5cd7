import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVaultFixture, type VaultFixture } from '../vault.fixture.ts';

let fixture: VaultFixture;

beforeAll(async () => {
  fixture = await createVaultFixture();
});
afterAll(() => fixture.close());

const denied = expect.objectContaining({ code: '42501' });

test.for([
  'UPDATE object_key SET destroy_after = NULL',
  'UPDATE object_key SET secret = secret',
  'UPDATE epoch_key SET ends_at = ends_at',
  'UPDATE subject_key SET kind = kind',
  'TRUNCATE object_key',
  'DROP TABLE object_key',
  'CREATE TABLE stray (id int)',
])('the keyring role may not: %s', async (statement) => {
  await expect(fixture.pool.query(statement)).rejects.toThrow(denied);
});
