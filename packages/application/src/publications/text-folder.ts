import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { effectOf, hashOf, type Edition, type EditionTexts, type KeptText } from '@candid/publishing';
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseTooEarly } from './policy-archive.ts';

/** A text as it was published, whole. */
export interface KeptEdition extends KeptText {
  readonly texts: EditionTexts;
}

export interface FolderContent {
  /** In no order. */
  readonly kept: readonly KeptEdition[];
  /** Paths of what should hold a text and does not: cut off, altered, or no file. */
  readonly broken: readonly string[];
}

const NAME = /^([0-9a-f]{64})\.json$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FORMAT = 1;
/** Many times what all texts of a version weigh. */
const LARGEST_BYTES = 8_000_000;

interface Parsed extends KeptEdition {
  readonly policyId: string;
}

/** @returns null unless it is whole: its texts have the hash by which they are known */
const parse = (hash: string, content: string): Parsed | null => {
  try {
    const { format, policyId, version, ...read } = JSON.parse(content) as Record<string, unknown>;
    const [publishedAt, effectiveAt] = [read['publishedAt'], read['effectiveAt']].map((at) => new Date(String(at)));
    const texts = read['texts'] as EditionTexts;
    if (format !== FORMAT || typeof policyId !== 'string' || typeof version !== 'string' || !DAY.test(version)) return null;
    if (!publishedAt?.getTime() || !effectiveAt?.getTime() || hashOf(texts) !== hash) return null;
    return { policyId, hash, version, publishedAt, effectiveAt, texts };
  } catch {
    return null;
  }
};

const readText = async (folder: string, hash: string): Promise<Parsed | null> => {
  const path = join(folder, `${hash}.json`);
  const found = await stat(path);
  // A pipe or a device would be read for ever.
  return found.isFile() && found.size <= LARGEST_BYTES ? parse(hash, await readFile(path, 'utf8')) : null;
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * The texts of a policy that a folder keeps, for an installation without a database: a file for each, named by its hash (OD-17).
 * A folder that is not there holds none.
 * @throws Error of the file system when it cannot be read
 */
export const readTextFolder = async (folder: string, policyId: string): Promise<FolderContent> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const kept: KeptEdition[] = [];
  const broken: string[] = [];
  for (const hash of names.flatMap((name) => NAME.exec(name)?.[1] ?? [])) {
    const read = await readText(folder, hash).catch(() => null);
    if (read === null) {
      broken.push(join(folder, `${hash}.json`));
      continue;
    }
    const { policyId: whose, ...text } = read;
    if (whose === policyId) kept.push(text);
  }
  return { kept, broken };
};

/** Writes a text whole or not at all; where somebody else was sooner, theirs stays. */
const writeText = async (folder: string, policyId: string, text: KeptEdition): Promise<void> => {
  const path = join(folder, `${text.hash}.json`);
  const draft = `${path}.${randomUUID()}.new`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify({ format: FORMAT, policyId, ...text }));
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch(async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // What stands there keeps its dates, unless it is broken.
      if ((await readText(folder, text.hash).catch(() => null)) === null) await rename(draft, path);
    });
  } finally {
    await rm(draft, { force: true });
  }
};

export interface KeepTextOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'id' | 'changes'>;
  readonly edition: Edition;
  /** `coming`: an operator prepared it, and it takes the place of the one in force at its time. */
  readonly as: 'in-force' | 'coming';
}

/**
 * Keeps an edition in a folder, once, with the moment from which it counts, as `publishEdition` does in a database.
 * @throws AppError `policy_invalid` for one that is to be in force now and counts later
 * @throws Error of the file system when the folder cannot be read or written
 */
export const keepText = async ({ folder, clock, policy, edition, as }: KeepTextOptions): Promise<void> => {
  const now = clock.now();
  const { version } = edition;
  const { kept } = await readTextFolder(folder, policy.id);
  const effectiveAt = effectOf(kept, { version, noticeAhead: policy.changes.noticeAhead, now });
  if (as === 'in-force') refuseTooEarly(policy.id, { version, effectiveAt, now });
  if (kept.some(({ hash }) => hash === edition.hash)) return;
  const { hash, texts } = edition;
  await writeText(folder, policy.id, { hash, version, texts, publishedAt: now, effectiveAt });
};

/**
 * Puts back what a folder lacks of texts that were published, with their dates.
 * @throws Error of the file system when the folder cannot be read or written
 */
export const putBackTexts = async (folder: string, policyId: string, published: readonly KeptEdition[]): Promise<void> => {
  const { kept } = await readTextFolder(folder, policyId);
  const lost = published.filter(({ hash }) => kept.every((text) => text.hash !== hash));
  for (const text of lost) await writeText(folder, policyId, text);
};
