import { randomBytes } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImagingWorld } from './imaging-world.ts';

/** Words that occur nowhere else: 32 random bytes, in letters that every encoding carries. */
export const newCanary = (): string => `canary${randomBytes(32).toString('hex')}`;

/**
 * The forms in which a text could lie somewhere, each also written in hexadecimal as Postgres shows a `bytea`. base64 depends on where
 * in a text it stands, so all three positions count.
 */
export const formsOf = (canary: string): Buffer[] => {
  const forms = plainFormsOf(canary);
  const hexadecimal = forms.map((form) => form.toString('hex'));
  return [
    ...forms,
    ...hexadecimal.map((text) => Buffer.from(text)),
    ...hexadecimal.map((text) => Buffer.from(text.toUpperCase())),
  ];
};

const plainFormsOf = (canary: string): Buffer[] => {
  const raw = Buffer.from(canary);
  const shifted = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), raw]).toString('base64');
    return text.slice(4, text.length - 4);
  });
  const wide = Buffer.from(canary, 'utf16le');
  return [
    raw,
    ...shifted.flatMap((text) => [Buffer.from(text), Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))]),
    wide,
    Buffer.from(wide).swap16(),
  ];
};

/** Bytes that are looked at together. */
const WINDOW = 4;

/**
 * Whether any of the forms lies in some bytes. Forms are long and whole folders are read, so only every so many bytes four of them are looked
 * at: so close that four of each form are among them, wherever it lies.
 */
export const finderOf = (forms: readonly Buffer[]): ((bytes: Buffer) => boolean) => {
  const lengths = forms.map(({ length }) => length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(0, ...lengths)];
  if (shortest < WINDOW) throw new RangeError(`a form to look for has at least ${WINDOW} bytes`);
  const stride = shortest - WINDOW + 1;
  const windows = new Set(
    forms.flatMap((form) => Array.from({ length: form.length - WINDOW + 1 }, (_, at) => form.readUInt32LE(at))),
  );
  return (bytes) => {
    for (let at = 0; at + WINDOW <= bytes.length; at += stride) {
      if (!windows.has(bytes.readUInt32LE(at))) continue;
      const around = bytes.subarray(Math.max(0, at - longest), at + longest);
      if (forms.some((form) => around.includes(form))) return true;
    }
    return false;
  };
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What somebody else takes away meanwhile is not there. */
const unlessGone = async <T>(reading: Promise<T>, gone: T): Promise<T> =>
  reading.catch((error: unknown) => {
    if (isMissing(error)) return gone;
    throw error;
  });

async function* filesBelow(folder: string, apart: readonly string[]): AsyncGenerator<string> {
  for (const entry of await unlessGone(readdir(folder, { withFileTypes: true }), [])) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !apart.includes(path)) yield* filesBelow(path, apart);
  }
}

/** Files below `folder`, but not below one of `apart`, that hold one of the forms. What vanishes meanwhile belongs to another test. */
export const scanFolder = async (
  folder: string,
  forms: readonly Buffer[],
  apart: readonly string[] = [],
): Promise<{ files: number; found: string[] }> => {
  // The folder itself has to be there.
  await access(folder);
  const holds = finderOf(forms);
  const found: string[] = [];
  let files = 0;
  for await (const path of filesBelow(folder, apart)) {
    files += 1;
    if (holds(await unlessGone(readFile(path), Buffer.alloc(0)))) found.push(path);
  }
  return { files, found };
};

/** Everything that the cluster has written to its disk, but the files of databases that belong to other tests. */
export const scanCluster = async (
  dataDirectory: string,
  { database, keyring }: Pick<ImagingWorld, 'database' | 'keyring'>,
  forms: readonly Buffer[],
): Promise<{ files: number; found: string[] }> => {
  await database.pool.query('CHECKPOINT');
  const names = await Promise.all(
    [database, keyring].map(({ pool }) => pool.query<{ name: string }>('SELECT current_database() AS name')),
  );
  const others = await database.pool.query<{ oid: string }>('SELECT oid::text FROM pg_database WHERE datname <> ALL ($1)', [
    names.flatMap(({ rows }) => rows.map(({ name }) => name)),
  ]);
  return scanFolder(
    dataDirectory,
    forms,
    others.rows.map(({ oid }) => join(dataDirectory, 'base', oid)),
  );
};

/** All rows of all tables of both databases, the queue's schema included, as text: names the tables that hold one of the forms. */
export const scanTables = async (
  { database, keyring }: Pick<ImagingWorld, 'database' | 'keyring'>,
  forms: readonly Buffer[],
): Promise<{ tables: number; found: string[] }> => {
  const holds = finderOf(forms);
  const found: string[] = [];
  let tables = 0;
  for (const { pool } of [database, keyring]) {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of rows) {
      const dump = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      tables += 1;
      if (dump.rows.some(({ row }) => holds(Buffer.from(row)))) found.push(name);
    }
  }
  return { tables, found };
};

export const textHolds = (text: string, forms: readonly Buffer[]): boolean => finderOf(forms)(Buffer.from(text));
