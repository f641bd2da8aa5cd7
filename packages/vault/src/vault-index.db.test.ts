import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVaultFixture, type VaultFixture } from './vault.fixture.ts';

let fixture: VaultFixture;
beforeAll(async () => {
  fixture = await createVaultFixture();
});
afterAll(() => fixture.close());

test('equal values of one index are found again by every process; another index, value or keyring gives another hash', async () => {
  const entry = { index: 'account.email', value: 'ada@example.org' };
  const together = await Promise.all(Array.from({ length: 20 }, () => fixture.reopen().blindIndex(entry)));
  const [first] = together;
  expect(together.every((hash) => first?.equals(hash))).toBe(true);
  expect(await fixture.vault.blindIndex({ ...entry, value: 'ada@example.com' })).not.toEqual(first);
  expect(await fixture.vault.blindIndex({ ...entry, index: 'account.google' })).not.toEqual(first);
  const other = await createVaultFixture();
  expect(await other.vault.blindIndex(entry)).not.toEqual(first);
  await other.close();
});

test('rotating the master key changes no hash, and the retired key is needed no more', async () => {
  const entry = { index: 'account.email', value: 'grace@example.org' };
  const before = await fixture.vault.blindIndex(entry);
  const second = { id: 'second', key: randomBytes(32) };
  const both = fixture.reopen({ masterKeys: [second, ...fixture.masterKeys] });
  expect((await both.rotateMaster()).rewrapped).toBeGreaterThan(0);
  expect(await fixture.reopen({ masterKeys: [second] }).blindIndex(entry)).toEqual(before);
});
