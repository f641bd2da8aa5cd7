import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { expect } from 'vitest';
import type { Installation } from './installation.ts';

/** How much there is of what a submission could leave behind. */
export interface Holdings {
  readonly generations: number;
  readonly inputs: number;
  readonly previews: number;
  readonly images: number;
  readonly reserved: number;
  readonly objectKeys: number;
  readonly files: number;
}

/** What the installation has written down, read as its owner. */
export interface Records {
  /** What is held once nothing runs and nothing waits for its cleaning. */
  holdings(): Promise<Holdings>;
  rows<Row extends pg.QueryResultRow>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const UNFINISHED = `
  SELECT (SELECT count(*) FROM generation WHERE ended_at IS NULL OR prompt_key_id IS NOT NULL)
       + (SELECT count(*) FROM generation_input) + (SELECT count(*) FROM generation_preview) AS count`;

const HELD = `
  SELECT (SELECT count(*) FROM generation)::int AS generations, (SELECT count(*) FROM generation_input)::int AS inputs,
         (SELECT count(*) FROM generation_preview)::int AS previews, (SELECT count(*) FROM image)::int AS images,
         (SELECT coalesce(sum(reserved_micro_usd), 0) FROM spend_day)::int AS reserved`;

const countFiles = async (folder: string): Promise<number> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

export const openRecords = ({ urls, blobDir }: Installation): Records => {
  const main = new pg.Pool({ connectionString: urls.owner, max: 1, application_name: 'candid-e2e' });
  const keyring = new pg.Pool({ connectionString: urls.keyringOwner, max: 1, application_name: 'candid-e2e' });
  // An installation that is stopped ends its Postgres under an idle connection: that is no fault of the story.
  for (const pool of [main, keyring]) pool.on('error', () => undefined);
  const count = async (pool: pg.Pool, query: string): Promise<number> => {
    const { rows } = await pool.query<{ count: string }>(query);
    return Number(rows[0]?.count);
  };
  return {
    holdings: async () => {
      await expect.poll(() => count(main, UNFINISHED)).toBe(0);
      const { rows } = await main.query<Omit<Holdings, 'objectKeys' | 'files'>>(HELD);
      const [held] = rows;
      if (!held) throw new Error('nothing was counted');
      const objectKeys = await count(keyring, 'SELECT count(*) FROM object_key');
      return { ...held, objectKeys, files: await countFiles(blobDir) };
    },
    rows: async <Row extends pg.QueryResultRow>(query: string, values: readonly unknown[] = []) =>
      (await main.query<Row>(query, [...values])).rows,
    close: async () => {
      await main.end();
      await keyring.end();
    },
  };
};
