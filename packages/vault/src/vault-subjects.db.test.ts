import { duration, newId } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVaultFixture, type VaultFixture } from './vault.fixture.ts';

const destroyed = expect.objectContaining({ name: 'AppError', code: 'key_destroyed' });
const context = 'generation.prompt:1';
let fixture: VaultFixture;

beforeAll(async () => {
  fixture = await createVaultFixture();
});
afterAll(() => fixture.close());

const rows = async (text: string, values: unknown[] = []): Promise<number> =>
  (await fixture.pool.query(text, values)).rowCount ?? -1;

test('fifty first uses at once make one key per subject and kind', async () => {
  const { vault, pool } = fixture;
  const subjectId = newId<'subject'>();
  // More connections than a pool has by default, so that statements really overlap.
  pool.options.max = 25;
  const sealing = Array.from({ length: 50 }, (_, index) => {
    const kind = index % 2 === 0 ? 'content' : 'contact';
    return vault.sealField({ keyHolder: { kind, subjectId }, context, plaintext: String(index) });
  });
  const fields = await Promise.all(sealing);
  expect(await rows('SELECT FROM subject_key WHERE subject_id = $1', [subjectId])).toBe(2);
  const opened = await Promise.all(fields.map((field) => vault.openField({ ...field, context })));
  expect(opened).toEqual(fields.map((_, index) => String(index)));
});

test('fifty first uses at once make one epoch', async () => {
  const { vault, clock } = fixture;
  const keyHolder = { kind: 'epoch', destroyAfter: new Date(clock.now().getTime() + duration.minutes(7)) } as const;
  const before = await rows('SELECT FROM epoch_key');
  const fields = await Promise.all(
    Array.from({ length: 50 }, () => vault.sealField({ keyHolder, context, plaintext: 'a prompt' })),
  );
  expect(await rows('SELECT FROM epoch_key')).toBe(before + 1);
  for (const field of fields) expect(await vault.openField({ ...field, context })).toBe('a prompt');
});

test('destroying a subject ends both of its keys and everything under them, and no one else', async () => {
  const { vault } = fixture;
  const [subjectId, neighbour] = [newId<'subject'>(), newId<'subject'>()];
  const content = await vault.sealField({ keyHolder: { kind: 'content', subjectId }, context, plaintext: 'a prompt' });
  const contact = await vault.sealField({ keyHolder: { kind: 'contact', subjectId }, context, plaintext: 'an address' });
  const other = await vault.sealField({ keyHolder: { kind: 'content', subjectId: neighbour }, context, plaintext: 'theirs' });

  expect(await vault.destroySubject(subjectId)).toEqual({ destroyedObjects: 2, destroyedKeys: 2 });
  for (const field of [content, contact]) await expect(vault.openField({ ...field, context })).rejects.toThrow(destroyed);
  expect(await rows('SELECT FROM subject_key WHERE subject_id = $1', [subjectId])).toBe(0);
  expect(await vault.openField({ ...other, context })).toBe('theirs');
  expect(await vault.destroySubject(subjectId)).toEqual({ destroyedObjects: 0, destroyedKeys: 0 });
});

test('a seal that races the destruction of its subject either fails or is destroyed with it, or has a new key', async () => {
  const { vault } = fixture;
  for (let round = 0; round < 20; round += 1) {
    const subjectId = newId<'subject'>();
    const keyHolder = { kind: 'content', subjectId } as const;
    const first = await vault.sealField({ keyHolder, context, plaintext: 'first' });
    const seals = Array.from({ length: 5 }, () => vault.sealField({ keyHolder, context, plaintext: 'raced' }));
    const [, ...settled] = await Promise.allSettled([vault.destroySubject(subjectId), ...seals]);
    await expect(vault.openField({ ...first, context })).rejects.toThrow(destroyed);
    for (const result of settled) if (result.status === 'rejected') expect(result.reason).toEqual(destroyed);
    await vault.destroySubject(subjectId);
    expect(await rows('SELECT FROM subject_key WHERE subject_id = $1', [subjectId])).toBe(0);
  }
});

test('content handed over opens as before, goes with whom it was handed to, and leaves the former holder with a key of their own', async () => {
  const { vault } = fixture;
  const [visitor, account] = [newId<'subject'>(), newId<'subject'>()];
  const seal = (subjectId: typeof visitor, kind: 'content' | 'contact', plaintext: string) =>
    vault.sealField({ keyHolder: { kind, subjectId }, context, plaintext });
  const own = await seal(account, 'content', 'mine');
  const moved = await seal(visitor, 'content', 'moved');
  const contact = await seal(visitor, 'contact', 'an address');
  expect(await vault.handOverContent({ from: visitor, to: account })).toBe(1);
  const later = await seal(visitor, 'content', 'later');
  const after = await seal(account, 'content', 'after');

  const ids = [own, moved, contact, later, after].map(({ keyId }) => keyId);
  const owners = new Map((await vault.listHolders(ids)).map((owner) => [owner.keyId, [owner.kind, owner.subjectId]]));
  expect(ids.map((id) => owners.get(id))).toEqual([
    ['content', account],
    ['content', account],
    ['contact', visitor],
    ['content', visitor],
    ['content', account],
  ]);
  const fields = [own, moved, later, after].map((field) => ({ ...field, context }));
  expect(await vault.openFields(fields)).toEqual(['mine', 'moved', 'later', 'after']);
  await vault.destroySubject(account);
  expect(await vault.openFields(fields)).toEqual([null, null, 'later', null]);
});
