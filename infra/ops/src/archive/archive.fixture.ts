import { installQueues } from '@candid/jobs';
import { mainTemplate } from '@candid/db/testing';
import { newId, type BlobId, type ImageId } from '@candid/kernel';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { createFileBlobs, createPostgresKeyring, createVault, type Vault } from '@candid/vault';
import { databaseTemplate } from '@candid/db/testing';
import { keyringTemplate } from '@candid/vault/testing';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { qualified, readTables } from './catalogue.ts';

/** An installation without its programs: both databases, a blob folder, and the vault over them. */
export interface Installation {
  readonly urls: { readonly owner: string; readonly keyringOwner: string };
  readonly blobDir: string;
  readonly vault: Vault;
  readonly main: pg.Pool;
}

export interface StoredImage {
  readonly id: ImageId;
  readonly blobId: BlobId;
  readonly keyId: Awaited<ReturnType<Vault['putBlob']>>['keyId'];
}

export const createArchiveFixture = () => {
  const clock = manualClock();
  const root = mkdtempSync(join(tmpdir(), 'candid-archive-'));
  const ends: (() => Promise<unknown> | void)[] = [() => rmSync(root, { recursive: true, force: true })];
  const key = randomBytes(32);
  const masterKeys = `master-1:${key.toString('base64')}`;
  let folders = 0;

  const newFolder = (): string => {
    const folder = join(root, String((folders += 1)));
    mkdirSync(folder);
    return folder;
  };
  const openPool = (connectionString: string): pg.Pool => {
    const pool = new pg.Pool({ connectionString });
    const disconnected: Promise<unknown>[] = [];
    pool.on('connect', (client) => void disconnected.push(new Promise((resolve) => client.once('end', resolve))));
    ends.push(async () => {
      await pool.end();
      // Dropping the database breaks off connections that are still open.
      await Promise.all(disconnected);
    });
    return pool;
  };
  const over = async (kind: 'migrated' | 'empty'): Promise<Installation> => {
    const nothing = databaseTemplate('empty', async () => undefined);
    const main = await createTestDatabase(
      kind === 'empty' ? nothing : mainTemplate({ clock, name: 'archive', queue: installQueues }),
    );
    const keyring = await createTestDatabase(kind === 'empty' ? nothing : keyringTemplate({ clock }));
    ends.push(
      () => main.drop(),
      () => keyring.drop(),
    );
    const blobDir = newFolder();
    const pool = openPool(keyring.urls.owner);
    const vault = createVault({
      keyring: createPostgresKeyring({ pool }),
      blobs: createFileBlobs({ dir: blobDir }),
      masterKeys: [{ id: 'master-1', key }],
      clock,
    });
    return {
      urls: { owner: main.urls.owner, keyringOwner: keyring.urls.owner },
      blobDir,
      vault,
      main: openPool(main.urls.owner),
    };
  };
  return {
    clock,
    masterKeys,
    newFolder,
    installation: over,
    close: async () => {
      for (const end of ends.splice(0).reverse()) await end();
    },
  };
};

export const bindTo = (installation: Installation, policy: string): Promise<unknown> =>
  installation.main.query('INSERT INTO installation VALUES (1, $1, $2, $3)', [policy, '2026-11-01', new Date(0)]);

const DAY_MS = 86_400_000;

/** A delivered image with everything that hangs on it: subject, generation, events, sealed file, key. */
export const storeImage = async (
  { main, vault }: Installation,
  clock: ManualClock,
  lifetime = 3_600_000,
): Promise<StoredImage> => {
  const [id, subject, generation] = [newId<'image'>(), newId<'subject'>(), newId<'generation'>()];
  const at = clock.now();
  const expires = new Date(at.getTime() + lifetime);
  const sealed = await vault.putBlob({
    keyHolder: { kind: 'epoch', destroyAfter: expires },
    context: `image:${id}`,
    source: Buffer.from(`picture ${id}`),
  });
  await main.query(`INSERT INTO subject VALUES ($1, 'anonymous', 'open', $2, $2)`, [subject, at]);
  await main.query(
    `INSERT INTO generation (id, subject_id, client_key, position, kind, state, model, quality, width, height, background,
       output_format, reference_count, has_mask, moderation_categories, estimate_micro_usd, spend_day, created_at, ended_at, lifetime_ms,
       record_lifetime_ms)
     VALUES ($1, $2, $1, 0, 'generate', 'delivered', E'tab\\t back\\\\ line\\n "', 'low', 1, 1, 'opaque', 'png', 0, false,
       ARRAY['a,b', '{c}', ''], 1, $3::timestamptz::date, $3::timestamptz, $3::timestamptz, $4, $4)`,
    [generation, subject, at, DAY_MS],
  );
  await main.query(`INSERT INTO generation_event (generation_id, subject_id, kind, at) VALUES ($1, $2, 'delivered', $3)`, [
    generation,
    subject,
    at,
  ]);
  await main.query(`INSERT INTO image VALUES ($1, $2, $3, $4, $5, 'image/png', 1, 1, 1, $6, $7, NULL)`, [
    id,
    generation,
    subject,
    sealed.blobId,
    sealed.keyId,
    at,
    expires,
  ]);
  return { id, ...sealed };
};

/** One that had not ended, with a sealed prompt and a sealed input of its own. */
export const storeUnfinished = async (
  { main, vault }: Installation,
  clock: ManualClock,
  state: 'queued' | 'calling',
): Promise<{ readonly id: string; readonly input: StoredImage }> => {
  const [id, subject, inputId] = [newId<'generation'>(), newId<'subject'>(), newId<'image'>()];
  const at = clock.now();
  const keyHolder = { kind: 'epoch', destroyAfter: new Date(at.getTime() + 2_700_000) } as const;
  const blob = await vault.putBlob({ keyHolder, context: `image:${inputId}`, source: Buffer.from('an upload') });
  const prompt = await vault.putBlob({ keyHolder, context: `image:${inputId}`, source: Buffer.from('a prompt') });
  const working = state === 'calling';
  await main.query(`INSERT INTO subject VALUES ($1, 'anonymous', 'open', $2, $2)`, [subject, at]);
  await main.query(
    `INSERT INTO generation (id, subject_id, client_key, position, kind, state, worker_instance, model, quality, width, height,
       background, output_format, prompt_key_id, prompt_sealed, reference_count, has_mask, estimate_micro_usd, spend_day, created_at,
       started_at, call_started_at, lifetime_ms, record_lifetime_ms)
     VALUES ($1, $2, $1, 0, 'edit', $3, $4, 'm', 'low', 1, 1, 'opaque', 'png', $5, 'sealed', 1, false, 10, $6::timestamptz::date,
       $6::timestamptz, $7, $7, 1, 1)`,
    [id, subject, state, working ? 7 : null, prompt.keyId, at, working ? at : null],
  );
  await main.query(
    `INSERT INTO spend_day VALUES ($1::timestamptz::date, 10, 0)
     ON CONFLICT (day) DO UPDATE SET reserved_micro_usd = spend_day.reserved_micro_usd + 10`,
    [at],
  );
  await main.query(
    `INSERT INTO generation_input (id, generation_id, role, position, blob_id, key_id, mime, width, height, byte_size)
     VALUES ($1, $2, 'reference', 0, $3, $4, 'image/png', 1, 1, 9)`,
    [inputId, id, blob.blobId, blob.keyId],
  );
  return { id, input: { id: inputId, ...blob } };
};

export const openImage = async (vault: Vault, image: StoredImage): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of await vault.openBlob({ ...image, context: `image:${image.id}` })) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces).toString();
};

/** A digest of every row of every table, by table. */
export const contents = async (url: string): Promise<Record<string, string>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found: Record<string, string> = {};
    for (const table of await readTables(client)) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${qualified(table)} t ORDER BY 1`);
      found[`${table.schema}.${table.name}`] =
        `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`;
    }
    return found;
  } finally {
    await client.end();
  }
};
