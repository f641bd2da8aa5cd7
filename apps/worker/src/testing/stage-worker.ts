import { openImagingWorld, scanCluster, scanFolder, scanTables, textHolds, type ImagingWorld } from '@candid/application/testing';
import { createDecoder, type Decoder } from '@candid/imaging';
import { systemClock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';

/** The worker program itself. */
export const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A world of its own for each test of the file that calls this, by the real clock, since the worker is a process; one decoder for all. */
export const stageWorker = (policy?: PolicyDefinition): (() => ImagingWorld) => {
  let decoder: Decoder;
  let world: ImagingWorld;
  beforeAll(() => void (decoder = createDecoder()));
  afterAll(() => decoder.close());
  beforeEach(async () => void (world = await openImagingWorld({ clock: systemClock(), decoder, ...(policy && { policy }) })));
  afterEach(() => world.close());
  return () => world;
};

/** Every place in which words lie open: the server's files, ours, rows of both databases, its log and the worker's (`said`). */
export const findOpen = async (world: ImagingWorld, forms: readonly Buffer[], said: string): Promise<string[]> => {
  const { dataDirectory } = inject('postgres');
  const server = await scanCluster(dataDirectory, world, forms);
  const blobs = await scanFolder(world.folder, forms);
  const tables = await scanTables(world, forms);
  const postgresLog = await readFile(join(dirname(dataDirectory), 'server.log'), 'utf8');
  expect(server.files).toBeGreaterThan(500);
  expect(tables.tables).toBeGreaterThan(15);
  const spoken = [
    ['worker log', said],
    ['postgres log', postgresLog],
  ] as const;
  return [
    ...server.found,
    ...blobs.found,
    ...tables.found,
    ...spoken.flatMap(([name, text]) => (textHolds(text, forms) ? [name] : [])),
  ];
};
