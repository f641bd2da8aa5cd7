import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bindTo,
  contents,
  createArchiveFixture,
  openImage,
  storeImage,
  storeUnfinished,
  type Installation,
} from './archive.fixture.ts';
import { makeBackup } from './make-backup.ts';
import { readBackup, restoreBackup } from './restore-backup.ts';

// Goal: what was backed up comes back whole, what was deleted does not, and nothing is overwritten.
// Method: real databases, vault and files; a backup is restored into empty databases and compared row by row.

const fixture = createArchiveFixture();
const { clock, masterKeys } = fixture;
afterAll(() => fixture.close());

let source: Installation;
beforeAll(async () => {
  source = await fixture.installation('migrated');
  await bindTo(source, 'one-hour');
});

const backUp = async (installation = source) => {
  const [to, keyringTo] = [fixture.newFolder(), fixture.newFolder()];
  const made = await makeBackup({ ...installation, masterKeys, to, keyringTo, clock });
  return { ...made, from: to, keyringFrom: keyringTo, policyId: 'one-hour' };
};
const refusal = (text: RegExp) => expect.objectContaining({ detail: { lines: expect.stringMatching(text) as string } });
const restore = async (backup: Parameters<typeof readBackup>[0], into: Installation, keys = masterKeys) =>
  restoreBackup({ ...into, backup: await readBackup(backup), masterKeys: keys, clock });

describe('backup and restore', () => {
  it('brings back every row of both databases and an image that opens', async () => {
    const image = await storeImage(source, clock);
    const day = `pgboss.queue_stats_20200101 PARTITION OF pgboss.queue_stats FOR VALUES FROM ('2020-01-01') TO ('2020-01-02')`;
    await source.main.query(`CREATE TABLE ${day}`);
    const backup = await backUp();
    const target = await fixture.installation('empty');
    await restore(backup, target);
    expect(await contents(target.urls.owner)).toEqual(await contents(source.urls.owner));
    expect(await contents(target.urls.keyringOwner)).toEqual(await contents(source.urls.keyringOwner));
    expect(Object.keys(await contents(target.urls.owner))).toContain('pgboss.job_common');
    expect(await openImage(target.vault, image)).toBe(`picture ${image.id}`);
    // Identities go on where they were.
    await storeImage(target, clock);
    const { rows } = await target.main.query<{ twice: number }>(
      'SELECT count(*)::int - count(DISTINCT id)::int AS twice FROM generation_event',
    );
    expect(rows).toEqual([{ twice: 0 }]);
  });

  it('opens nothing that was deleted since, with the living keyring', async () => {
    const [deleted, kept] = [await storeImage(source, clock), await storeImage(source, clock)];
    const backup = await backUp();
    await source.vault.destroyKeys([deleted.keyId]);
    const empty = await fixture.installation('empty');
    await restore(
      { ...backup, keyringFrom: null },
      { ...empty, urls: { ...empty.urls, keyringOwner: source.urls.keyringOwner } },
    );
    await expect(openImage(source.vault, deleted)).rejects.toMatchObject({ code: 'key_destroyed' });
    expect(await openImage(source.vault, kept)).toBe(`picture ${kept.id}`);
  });

  it('destroys what is past its deadline before the main database is there', async () => {
    const image = await storeImage(source, clock, 60_000);
    const backup = await backUp();
    clock.advance(120_000);
    const target = await fixture.installation('empty');
    expect((await restore(backup, target)).overdue).toBeGreaterThan(0);
    await expect(openImage(target.vault, image)).rejects.toMatchObject({ code: 'key_destroyed' });
    const { rows } = await target.main.query('SELECT 1 FROM image WHERE id = $1', [image.id]);
    expect(rows).toHaveLength(1);
  });

  it('ends what was being made, and its keys and files go with it', async () => {
    const making = await fixture.installation('migrated');
    await bindTo(making, 'one-hour');
    const [queued, calling] = [await storeUnfinished(making, clock, 'queued'), await storeUnfinished(making, clock, 'calling')];
    const finished = await storeImage(making, clock);
    const backup = await backUp(making);
    const target = await fixture.installation('empty');
    expect(await restore(backup, target)).toEqual({ overdue: 0, unfinished: 2 });

    const { rows } = await target.main.query('SELECT id, state, failure_code, prompt_sealed FROM generation ORDER BY created_at');
    const ended = { state: 'failed', failure_code: 'outcome_unknown', prompt_sealed: null };
    expect(rows).toEqual(expect.arrayContaining([queued, calling].map(({ id }) => ({ id, ...ended }))));
    expect(rows.filter(({ state }) => state === 'failed')).toHaveLength(2);
    for (const { input } of [queued, calling]) {
      await expect(openImage(target.vault, input)).rejects.toMatchObject({ code: 'key_destroyed' });
      expect(existsSync(join(target.blobDir, input.blobId.slice(0, 2), input.blobId))).toBe(false);
    }
    expect((await target.main.query('SELECT 1 FROM generation_input')).rows).toEqual([]);
    expect(await openImage(target.vault, finished)).toBe(`picture ${finished.id}`);
    // What each may have cost counts for its day.
    expect((await target.main.query('SELECT reserved_micro_usd::int, spent_micro_usd::int FROM spend_day')).rows).toEqual([
      { reserved_micro_usd: 0, spent_micro_usd: 20 },
    ]);
  });

  it('brings back a queue with waiting and finished jobs', async () => {
    const busy = await fixture.installation('migrated');
    await bindTo(busy, 'one-hour');
    await busy.main.query(
      `INSERT INTO pgboss.job_common (name, state, dead_letter, data)
       SELECT 'run-generation', (ARRAY['created', 'completed', 'failed'])[1 + n % 3]::pgboss.job_state, 'dead-letters', '{}'
       FROM generate_series(1, 300) n`,
    );
    const backup = await backUp(busy);
    const target = await fixture.installation('empty');
    await restore(backup, target);
    expect((await contents(target.urls.owner))['pgboss.job_common']).toBe((await contents(busy.urls.owner))['pgboss.job_common']);
  });

  it('tells a file that was lost from one that was destroyed meanwhile', async () => {
    const poor = await fixture.installation('migrated');
    await bindTo(poor, 'one-hour');
    const [lost, destroyed] = [await storeImage(poor, clock), await storeImage(poor, clock)];
    await poor.vault.deleteBlob(lost.blobId);
    await poor.vault.destroyKeys([destroyed.keyId]);
    await poor.vault.deleteBlob(destroyed.blobId);
    expect((await backUp(poor)).main.blobs).toMatchObject({ count: 0, gone: 1, lost: 1 });
  });

  it('holds one moment, though rows are written and images deleted meanwhile', async () => {
    const busy = await fixture.installation('migrated');
    await bindTo(busy, 'one-hour');
    const doomed = await storeImage(busy, clock);
    let writing = true;
    let written = 0;
    const writer = (async () => {
      while (writing) {
        await storeImage(busy, clock);
        if ((written += 1) === 3) {
          await busy.vault.destroyKeys([doomed.keyId]);
          await busy.vault.deleteBlob(doomed.blobId);
        }
      }
    })();
    await expect.poll(() => written).toBeGreaterThan(1);
    const backup = await backUp(busy);
    await expect.poll(() => written).toBeGreaterThan(3);
    writing = false;
    await writer;

    const target = await fixture.installation('empty');
    await restore(backup, target);
    const { rows } = await target.main.query<{ id: string; blob_id: string; key_id: string }>(
      'SELECT id, blob_id, key_id FROM image',
    );
    expect(rows.length).toBeLessThan(written + 1);
    for (const { id, blob_id, key_id } of rows.filter((row) => row.id !== doomed.id)) {
      const stored = { id, blobId: blob_id, keyId: key_id } as unknown as typeof doomed;
      expect(await openImage(target.vault, stored)).toBe(`picture ${id}`);
    }
  });
});

describe('restore refuses', () => {
  const firstOf = (folder: string): string => join(folder, readdirSync(folder)[0] ?? '');

  it.each([
    ['a table cut short', (from: string) => truncateSync(join(from, 'tables/public.subject'), 10)],
    ['a table changed', (from: string) => appendFileSync(join(from, 'tables/public.spend_day'), '2026-11-01\t1\t1\n')],
    ['a sealed file changed', (from: string) => appendFileSync(firstOf(firstOf(join(from, 'blobs'))), 'x')],
    ['a list without an entry', (from: string) => writeFileSync(join(from, 'blobs.list'), '')],
    ['a manifest cut short', (from: string) => truncateSync(join(from, 'manifest.json'), 100)],
  ])('%s', async (_, damage) => {
    await storeImage(source, clock);
    const backup = await backUp();
    damage(backup.from);
    await expect(readBackup(backup)).rejects.toThrow(refusal(/checksum differs|not a complete backup/));
  });

  it('another policy, a newer release, and folders in the wrong order', async () => {
    const backup = await backUp();
    await expect(readBackup({ ...backup, policyId: 'history' })).rejects.toThrow(refusal(/"one-hour".*POLICY=one-hour/));
    await expect(readBackup({ ...backup, from: backup.keyringFrom })).rejects.toThrow(refusal(/backup of the keyring, not/));
    const path = join(backup.from, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { migrations: string[] };
    writeFileSync(path, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '29991231235959-later'] }));
    await expect(readBackup(backup)).rejects.toThrow(refusal(/newer release.*29991231235959-later/));
  });

  it('databases that hold something', async () => {
    const backup = await backUp();
    const before = await contents(source.urls.owner);
    await expect(restore(backup, source)).rejects.toThrow(refusal(/main database is not empty.*DATA_DIR/));
    expect(await contents(source.urls.owner)).toEqual(before);
    const empty = await fixture.installation('empty');
    const half = { ...empty, urls: { ...empty.urls, keyringOwner: source.urls.keyringOwner } };
    await expect(restore(backup, half)).rejects.toThrow(refusal(/keyring is not empty/));
  });

  it('a keyring under other master keys, and no keyring at all', async () => {
    const backup = await backUp();
    const target = await fixture.installation('empty');
    const other = `master-1:${Buffer.alloc(32, 7).toString('base64')}`;
    await expect(restore(backup, target, other)).rejects.toThrow(refusal(/"master-1".*--secrets-from/));
    await expect(restore({ ...backup, keyringFrom: null }, target)).rejects.toThrow(refusal(/no living keyring/));
  });
});
