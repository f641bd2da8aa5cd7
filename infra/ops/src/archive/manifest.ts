import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trouble } from '../trouble.ts';

/** One table of a dump: `tables/<schema>.<name>`, in the text format of COPY. */
export interface TableEntry {
  readonly schema: string;
  readonly name: string;
  /** In the order of the file; generated columns are not among them. */
  readonly columns: readonly string[];
  /** Of which table it is a part, and which rows belong to it (`FOR VALUES …` or `DEFAULT`). */
  readonly partition: { readonly schema: string; readonly name: string; readonly bound: string } | null;
  readonly rows: number;
  readonly sha256: string;
}

export interface SequenceEntry {
  readonly schema: string;
  readonly name: string;
  /** Decimal text: it may exceed 2^53. */
  readonly lastValue: string;
  readonly isCalled: boolean;
}

interface Dump {
  readonly format: typeof FORMAT;
  /** ISO 8601, of the snapshot. */
  readonly createdAt: string;
  /** Names of the migrations that had been applied, oldest first. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableEntry[];
  readonly sequences: readonly SequenceEntry[];
}

export interface MainManifest extends Dump {
  readonly kind: 'main';
  readonly policy: { readonly id: string; readonly version: string };
  /**
   * `list` is the sha256 of the file `blobs.list`; `gone` were destroyed between the snapshot and the copy; of `lost` there was a key
   * and no file.
   */
  readonly blobs: { readonly count: number; readonly gone: number; readonly lost: number; readonly list: string };
}

export interface KeyringManifest extends Dump {
  readonly kind: 'keyring';
  /** By id of each master key, a value that tells whether a key is that key and does not reveal it. */
  readonly masterKeys: Readonly<Record<string, string>>;
}

export type Manifest = MainManifest | KeyringManifest;

export const FORMAT = 1;
const NAME = 'manifest.json';

export const tableFile = (folder: string, { schema, name }: Pick<TableEntry, 'schema' | 'name'>): string =>
  join(folder, 'tables', `${schema}.${name}`);

/** Written last and whole: a folder without it is not a backup. */
export const writeManifest = async (folder: string, manifest: Manifest): Promise<void> => {
  const path = join(folder, NAME);
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
};

/**
 * @param kind what the folder is expected to hold
 * @throws AppError `config_invalid` when it holds something else, or a format that this release does not know
 */
export const readManifest = async <Kind extends Manifest['kind']>(
  folder: string,
  kind: Kind,
): Promise<Extract<Manifest, { kind: Kind }>> => {
  const read = await parse(join(folder, NAME));
  if (read === null) throw trouble(`${folder} is not a complete backup: ${NAME} is missing or broken.`);
  if (read.format !== FORMAT) {
    throw trouble(
      `The backup in ${folder} has format ${String(read.format)}, this release knows ${FORMAT}. Use the release that made it.`,
    );
  }
  if (read.kind !== kind) {
    throw trouble(
      `${folder} holds a backup of the ${read.kind === 'main' ? 'main database' : 'keyring'}, not of the ${kind === 'main' ? 'main database' : 'keyring'}.`,
    );
  }
  return read as Extract<Manifest, { kind: Kind }>;
};

const parse = async (path: string): Promise<Partial<Manifest> | null> => {
  try {
    const read = JSON.parse(await readFile(path, 'utf8')) as Partial<Manifest>;
    const lists = [read.migrations, read.tables, read.sequences];
    return lists.every((list) => Array.isArray(list)) ? read : null;
  } catch {
    return null;
  }
};
