import { isContentOrKey, readGrants, type ReadonlyDb } from '@candid/db';
import { tryIsolation } from '@candid/imaging';
import type { Reading } from './reading.ts';

/** `console-privileges`: content columns and keys that this connection's role can read, by trying each; ask as the console's role (OH-08). */
export const readConsolePrivileges = async ({ db }: { db: ReadonlyDb }): Promise<Reading> => {
  const tables = await readGrants(db);
  const ours = (columns: 'readable' | 'refused'): number =>
    tables.flatMap((access) => access[columns].filter((column) => isContentOrKey(access.table, column))).length;
  const readable = ours('readable');
  const writable = tables.flatMap((access) => access.writable).length;
  return { ok: readable === 0 && writable === 0, figures: { tried: readable + ours('refused'), readable, writable } };
};

/** `decoder-isolation`: what a decoding process on this host can do beyond decoding, by trying; walls this host lacks are named (NA-03). */
export const readDecoderIsolation = async (): Promise<Reading> => {
  const { denied, reached, missingWalls } = await tryIsolation();
  return {
    ok: reached.length === 0,
    figures: { denied: denied.join(' '), reached: reached.join(' '), missingWalls: missingWalls.join(' ') },
  };
};
