import { duration, newId } from '@candid/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createVaultFixture, readAll, type VaultFixture } from './vault.fixture.ts';

const destroyed = expect.objectContaining({ name: 'AppError', code: 'key_destroyed' });
const context = 'image.blob:1';
let fixture: VaultFixture;

beforeEach(async () => {
  fixture = await createVaultFixture();
});
afterEach(() => fixture.close());

const after = (milliseconds: number): Date => new Date(fixture.clock.now().getTime() + milliseconds);
const count = async (table: 'object_key' | 'epoch_key'): Promise<number> =>
  (await fixture.pool.query(`SELECT FROM ${table}`)).rowCount ?? -1;

test('reading is refused from the deadline on, with the sweeper stopped (OH-06)', async () => {
  const { vault, clock } = fixture;
  const keyHolder = { kind: 'epoch', destroyAfter: after(duration.hours(1)) } as const;
  const field = await vault.sealField({ keyHolder, context, plaintext: 'a prompt' });
  const blob = await vault.putBlob({ keyHolder, context, source: Buffer.from('an image') });
  clock.advance(duration.hours(1) - 1);
  expect(await vault.openField({ ...field, context })).toBe('a prompt');
  expect((await readAll(vault.openBlob({ ...blob, context }))).toString()).toBe('an image');
  clock.advance(1);
  await expect(vault.openField({ ...field, context })).rejects.toThrow(destroyed);
  await expect(vault.openBlob({ ...blob, context })).rejects.toThrow(destroyed);
  expect(await count('object_key')).toBe(2);
});

test('sealing for a deadline that has passed is refused and leaves no key', async () => {
  const keyHolder = { kind: 'epoch', destroyAfter: fixture.clock.now() } as const;
  await expect(fixture.vault.sealField({ keyHolder, context, plaintext: 'late' })).rejects.toThrow(destroyed);
  expect(await count('epoch_key')).toBe(0);
});

test('a run destroys what is due, epochs within 60 s of the last deadline in them, and nothing else', async () => {
  const { vault, clock } = fixture;
  const minute = duration.minutes(1);
  const early = await vault.sealField({
    keyHolder: { kind: 'epoch', destroyAfter: after(minute + 1) },
    context,
    plaintext: 'early',
  });
  const sibling = await vault.sealField({
    keyHolder: { kind: 'epoch', destroyAfter: after(minute + 9) },
    context,
    plaintext: 'sibling',
  });
  const late = await vault.sealField({
    keyHolder: { kind: 'epoch', destroyAfter: after(5 * minute) },
    context,
    plaintext: 'late',
  });
  expect(await count('epoch_key')).toBe(2);

  clock.advance(minute + 1);
  expect(await vault.destroyDue(clock.now())).toEqual({ destroyedObjects: 1, destroyedEpochs: 0 });
  expect(await vault.openField({ ...sibling, context })).toBe('sibling');

  clock.advance(minute);
  expect(await vault.destroyDue(clock.now())).toEqual({ destroyedObjects: 1, destroyedEpochs: 1 });
  await expect(vault.openField({ ...early, context })).rejects.toThrow(destroyed);
  expect(await vault.openField({ ...late, context })).toBe('late');
  expect(await vault.destroyDue(clock.now())).toEqual({ destroyedObjects: 0, destroyedEpochs: 0 });
});

test('the end of an epoch takes along whatever is left under it', async () => {
  const { vault, clock } = fixture;
  await vault.sealField({ keyHolder: { kind: 'epoch', destroyAfter: after(1_000) }, context, plaintext: 'a prompt' });
  const admin = await fixture.adminClient();
  await admin.query(`UPDATE object_key SET destroy_after = destroy_after + interval '1 year'`);
  clock.advance(duration.minutes(1));
  expect(await vault.destroyDue(clock.now())).toEqual({ destroyedObjects: 1, destroyedEpochs: 1 });
});

test('keys past their time are counted apart from those that have one, and go from the count when they are destroyed', async () => {
  const { vault, clock } = fixture;
  const before = await vault.countKeys(clock.now());
  await vault.sealField({ keyHolder: { kind: 'epoch', destroyAfter: after(1_000) }, context, plaintext: 'a prompt' });
  const object = { held: before.held + 2, overdue: 0 };
  expect(await vault.countKeys(clock.now())).toEqual(object);
  clock.advance(duration.minutes(1));
  expect(await vault.countKeys(clock.now())).toEqual({ ...object, overdue: object.held });
  await vault.destroyDue(clock.now());
  expect(await vault.countKeys(clock.now())).toEqual({ held: 0, overdue: 0 });
});

test('a subject key with a deadline ends at it, one without does not', async () => {
  const { vault, clock } = fixture;
  const subjectId = newId<'subject'>();
  const limited = await vault.sealField({
    keyHolder: { kind: 'content', subjectId, destroyAfter: after(1_000) },
    context,
    plaintext: 'limited',
  });
  const unlimited = await vault.sealField({ keyHolder: { kind: 'content', subjectId }, context, plaintext: 'unlimited' });
  clock.advance(duration.days(1000));
  await expect(vault.openField({ ...limited, context })).rejects.toThrow(destroyed);
  expect(await vault.destroyDue(clock.now())).toEqual({ destroyedObjects: 1, destroyedEpochs: 0 });
  expect(await vault.openField({ ...unlimited, context })).toBe('unlimited');
});
