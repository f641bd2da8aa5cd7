import { readdir } from 'node:fs/promises';
import type { ImagingWorld } from './imaging-world.ts';

/** Names of all sealed files, unfinished ones included. */
export const blobFiles = async ({ blobDir }: Pick<ImagingWorld, 'blobDir'>): Promise<string[]> => {
  const entries = await readdir(blobDir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
};

/** Ids of all object keys that still exist. */
export const objectKeys = async ({ keyring }: Pick<ImagingWorld, 'keyring'>): Promise<string[]> => {
  const { rows } = await keyring.pool.query<{ id: string }>('SELECT id FROM object_key ORDER BY id');
  return rows.map(({ id }) => id);
};

/** What is left of prompts, inputs and previews, and of money set aside. */
export const readResidue = async (world: ImagingWorld) => {
  const db = world.database.kysely;
  const count = async (table: 'generation_input' | 'generation_preview'): Promise<number> =>
    (await db.selectFrom(table).selectAll().execute()).length;
  const images = await db.selectFrom('image').select(['blob_id', 'key_id', 'destroyed_at']).execute();
  const days = await db.selectFrom('spend_day').select('reserved_micro_usd').execute();
  const prompts = await db.selectFrom('generation').select('id').where('prompt_key_id', 'is not', null).execute();
  const living = images.filter(({ destroyed_at }) => destroyed_at === null);
  return {
    prompts: prompts.length,
    inputs: await count('generation_input'),
    previews: await count('generation_preview'),
    reserved: days.reduce((sum, day) => sum + day.reserved_micro_usd, 0),
    /** Files and keys that belong to no living image. */
    strayBlobs: (await blobFiles(world)).filter((name) => !living.some(({ blob_id }) => blob_id === name)),
    strayKeys: (await objectKeys(world)).filter((id) => !living.some(({ key_id }) => key_id === id)),
    living: living.length,
  };
};

export const NOTHING_LEFT = { prompts: 0, inputs: 0, previews: 0, reserved: 0, strayBlobs: [], strayKeys: [] } as const;
