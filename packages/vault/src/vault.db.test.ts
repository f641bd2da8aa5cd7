import { duration, newId, type ObjectKeyId } from '@candid/kernel';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileBlobs } from './blobs/file-blobs.ts';
import type { KeyHolder } from './keys/key-holder.ts';
import { createVaultFixture, readAll, type VaultFixture } from './vault.fixture.ts';

const destroyed = expect.objectContaining({ name: 'AppError', code: 'key_destroyed' });
const corrupt = expect.objectContaining({ name: 'AppError', code: 'sealed_corrupt' });
let fixture: VaultFixture;

beforeAll(async () => {
  fixture = await createVaultFixture();
});
afterAll(() => fixture.close());

const inAnHour = (): KeyHolder & { kind: 'epoch' } => ({
  kind: 'epoch',
  destroyAfter: new Date(fixture.clock.now().getTime() + duration.hours(1)),
});
const context = 'generation.prompt:1';

test('texts of every kind come back, under an epoch and under both keys of a subject', async () => {
  const { vault } = fixture;
  const subjectId = newId<'subject'>();
  const holder = fc.constantFrom<KeyHolder>(inAnHour(), { kind: 'content', subjectId }, { kind: 'contact', subjectId });
  await fc.assert(
    fc.asyncProperty(holder, fc.string({ unit: 'binary' }), async (keyHolder, plaintext) => {
      const { keyId, sealed } = await vault.sealField({ keyHolder, context, plaintext });
      expect(await vault.openField({ keyId, context, sealed })).toBe(plaintext);
    }),
  );
});

test('a text that has no UTF-8 form is refused instead of changed', async () => {
  await expect(fixture.vault.sealField({ keyHolder: inAnHour(), context, plaintext: '\ud800' })).rejects.toThrow(TypeError);
});

test('a field opens neither in another context nor with another key', async () => {
  const { vault } = fixture;
  const field = await vault.sealField({ keyHolder: inAnHour(), context, plaintext: 'a prompt' });
  const other = await vault.sealField({ keyHolder: inAnHour(), context, plaintext: 'another' });
  await expect(vault.openField({ ...field, context: 'generation.prompt:2' })).rejects.toThrow(corrupt);
  await expect(vault.openField({ keyId: other.keyId, sealed: field.sealed, context })).rejects.toThrow(corrupt);
});

test.for([0, 1, 65_536, 1_500_000])('a blob of %i bytes comes back', async (size) => {
  const { vault } = fixture;
  const source = randomBytes(size);
  const { blobId, keyId, byteSize } = await vault.putBlob({ keyHolder: inAnHour(), context, source });
  expect(byteSize).toBe(size);
  expect((await readAll(vault.openBlob({ blobId, keyId, context }))).equals(source)).toBe(true);
  await expect(readAll(vault.openBlob({ blobId, keyId, context: 'image.blob:2' }))).rejects.toThrow(corrupt);
});

test('two blobs that changed places do not open', async () => {
  const { vault } = fixture;
  const one = await vault.putBlob({ keyHolder: inAnHour(), context, source: Buffer.from('one') });
  const two = await vault.putBlob({ keyHolder: inAnHour(), context, source: Buffer.from('two') });
  await expect(readAll(vault.openBlob({ blobId: two.blobId, keyId: one.keyId, context }))).rejects.toThrow(corrupt);
});

test('a put whose source breaks leaves neither blob nor key', async () => {
  const { vault, pool } = fixture;
  const count = async () => (await pool.query('SELECT id FROM object_key')).rowCount;
  const before = { keys: await count(), files: await fixture.blobFiles() };
  const broken = new Error('the upload broke off');
  async function* source(): AsyncGenerator<Uint8Array> {
    yield randomBytes(100_000);
    throw broken;
  }
  await expect(vault.putBlob({ keyHolder: inAnHour(), context, source: source() })).rejects.toBe(broken);
  expect({ keys: await count(), files: await fixture.blobFiles() }).toEqual(before);
});

test('what was sealed opens after a restart', async () => {
  const field = await fixture.vault.sealField({ keyHolder: inAnHour(), context, plaintext: 'a prompt' });
  const blob = await fixture.vault.putBlob({ keyHolder: inAnHour(), context, source: Buffer.from('an image') });
  const restarted = fixture.reopen({ blobs: createFileBlobs({ dir: fixture.blobDir }) });
  expect(await restarted.openField({ ...field, context })).toBe('a prompt');
  expect((await readAll(restarted.openBlob({ ...blob, context }))).toString()).toBe('an image');
});

// Settled 1. The copy stands for a backup of the main database and the blob store.
test('a copy taken before a deletion opens nothing deleted with the keyring of afterwards, and its sibling still', async () => {
  const { vault, pool } = fixture;
  const keyHolder = inAnHour();
  const [gone, kept] = [
    await vault.sealField({ keyHolder, context, plaintext: 'deleted' }),
    await vault.sealField({ keyHolder, context, plaintext: 'kept' }),
  ];
  const goneBlob = await vault.putBlob({ keyHolder, context, source: Buffer.from('deleted image') });
  const keptBlob = await vault.putBlob({ keyHolder, context, source: Buffer.from('kept image') });
  const copy = `${fixture.blobDir}-copy`;
  await cp(fixture.blobDir, copy, { recursive: true });

  expect(await vault.destroyKeys([gone.keyId, goneBlob.keyId])).toBe(2);
  await vault.deleteBlob(goneBlob.blobId);

  const restored = fixture.reopen({ blobs: createFileBlobs({ dir: copy }) });
  await expect(restored.openField({ ...gone, context })).rejects.toThrow(destroyed);
  await expect(restored.openBlob({ ...goneBlob, context })).rejects.toThrow(destroyed);
  const { rows } = await pool.query<{ id: ObjectKeyId }>('SELECT id FROM object_key');
  for (const { id } of rows) {
    await expect(restored.openField({ keyId: id, context, sealed: gone.sealed })).rejects.toThrow(corrupt);
    await expect(readAll(restored.openBlob({ blobId: goneBlob.blobId, keyId: id, context }))).rejects.toThrow(corrupt);
  }
  expect(await restored.openField({ ...kept, context })).toBe('kept');
  expect((await readAll(restored.openBlob({ ...keptBlob, context }))).toString()).toBe('kept image');
  const epochs = await pool.query(`SELECT DISTINCT epoch_key_id FROM object_key WHERE id = ANY ($1)`, [
    [kept.keyId, keptBlob.keyId],
  ]);
  expect(epochs.rowCount).toBe(1);
});

test('destroying is idempotent', async () => {
  const { vault } = fixture;
  const { keyId } = await vault.sealField({ keyHolder: inAnHour(), context, plaintext: 'a prompt' });
  expect(await vault.destroyKeys([keyId, newId<'object-key'>()])).toBe(1);
  expect(await vault.destroyKeys([keyId])).toBe(0);
  expect(await vault.destroyKeys([])).toBe(0);
});

test('an object key whose secret, deadline or holder was changed in the keyring opens nothing', async () => {
  const { vault } = fixture;
  const admin = await fixture.adminClient();
  const later = { kind: 'epoch', destroyAfter: new Date(fixture.clock.now().getTime() + duration.hours(9)) } as const;
  await vault.sealField({ keyHolder: later, context, plaintext: 'of another epoch' });
  const changes = [
    `secret = decode(repeat('00', 32), 'hex')`,
    `destroy_after = destroy_after + interval '1 hour'`,
    `epoch_key_id = (SELECT id FROM epoch_key ORDER BY ends_at DESC LIMIT 1)`,
  ];
  for (const change of changes) {
    const field = await vault.sealField({ keyHolder: inAnHour(), context, plaintext: 'a prompt' });
    await admin.query(`UPDATE object_key SET ${change} WHERE id = $1`, [field.keyId]);
    await expect(vault.openField({ ...field, context }), change).rejects.toThrow(corrupt);
  }
});

test('a key with a name known beforehand opens, is destroyed by it, and is made only once', async () => {
  const { vault } = fixture;
  const keyId = newId<'object-key'>();
  const source = Buffer.from('a picture');
  const put = await vault.putBlob({ keyHolder: inAnHour(), context, source, keyId });
  expect(put.keyId).toBe(keyId);
  await expect(vault.putBlob({ keyHolder: inAnHour(), context, source: Buffer.from('another'), keyId })).rejects.toThrow();
  expect(await readAll(vault.openBlob({ ...put, context }))).toEqual(source);
  expect(await vault.destroyKeys([keyId])).toBe(1);
  await expect(vault.openBlob({ ...put, context })).rejects.toThrow(destroyed);
});
