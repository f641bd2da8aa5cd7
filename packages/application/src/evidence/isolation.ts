import { readGrants, type ReadonlyDb } from '@candid/db';
import { tryIsolation } from '@candid/imaging';
import type { Reading } from './reading.ts';

/** `console-privileges`: columns that staff must never read, and that this connection's role can, by trying each; ask as the console's role (OH-08). */
export const readConsolePrivileges = async ({ db }: { db: ReadonlyDb }): Promise<Reading> => {
  const tables = await readGrants(db);
  const tried = tables.flatMap(({ closed }) => closed).length;
  const readable = tables.flatMap((access) => access.closed.filter((column) => access.readable.includes(column))).length;
  const writable = tables.flatMap((access) => access.writable).length;
  return { ok: readable === 0 && writable === 0, figures: { tried, readable, writable } };
};

/** `decoder-isolation`: what a decoding process on this host can do beyond decoding, by trying; walls this host lacks are named (NA-03). */
export const readDecoderIsolation = async (): Promise<Reading> => {
  const { denied, reached, missingWalls } = await tryIsolation();
  return {
    ok: reached.length === 0,
    figures: { denied: denied.join(' '), reached: reached.join(' '), missingWalls: missingWalls.join(' ') },
  };
};
