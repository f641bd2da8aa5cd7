import { formsOf, newCanary, spawnWorker, textHolds, type ImagingWorld } from '@candid/application/testing';
import { cancelGeneration, type CrashPoint } from '@candid/imaging';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { findOpen, main, stageWorker } from './testing/stage-worker.ts';

const worldNow = stageWorker();
let world: ImagingWorld;
let prompt: string;
let upload: string;
let logs: string;
beforeEach(() => {
  world = worldNow();
  [prompt, upload, logs] = [newCanary(), newCanary(), ''];
});

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A picture that carries the canary as a text chunk and, uncompressed, in its first row of pixels. */
const pictureWith = async (canary: string): Promise<Buffer> => {
  const edge = 64;
  const pixels = Buffer.alloc(edge * edge * 3, 120);
  pixels.write(canary, 0, 'latin1');
  const png = await sharp(pixels, { raw: { width: edge, height: edge, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const afterHeader = 8 + 25;
  const text = chunk('tEXt', Buffer.from(`Comment\0${canary}`, 'latin1'));
  return Buffer.concat([png.subarray(0, afterHeader), text, png.subarray(afterHeader)]);
};

const submit = async (words = '') => {
  const subjectId = await world.startSubject();
  const file = await pictureWith(upload);
  expect(textHolds(file.toString('latin1'), formsOf(upload))).toBe(true);
  const form = { prompt: `${prompt} ${words}`, intent: 'edit', references: [{ bytes: file }] } as const;
  return { subjectId, ids: await world.submit(subjectId, form) };
};

/** Runs a worker until these have ended; with a crash point first one that dies there. */
const work = async (ids: Awaited<ReturnType<typeof submit>>['ids'], crashPoint?: CrashPoint) => {
  if (crashPoint) {
    const killed = spawnWorker(world, { main, crashPoint });
    expect((await killed.ended).signal).toBe('SIGKILL');
    logs += killed.output();
  }
  const worker = spawnWorker(world, { main });
  await worker.ready;
  const ended = await world.whenEnded(ids);
  await worker.stop();
  logs += worker.output();
  return ended;
};

/** Every place where either canary still lies. */
const findCanaries = async (): Promise<string[]> => {
  expect(logs).toContain('"event":"job.started"');
  return findOpen(world, [...formsOf(prompt), ...formsOf(upload)], logs);
};

test('the scan finds what lies open: in a row, in its files, in a blob and in a log', async () => {
  const { ids } = await submit();
  await work(ids);
  const words = newCanary();
  [prompt, upload] = [words, newCanary()];
  await world.database.pool.query('CREATE TABLE seeded (words text)');
  await world.database.pool.query('INSERT INTO seeded VALUES ($1)', [Buffer.from(words).toString('base64')]);
  await world.database.pool.query('CREATE TABLE sealed_not (bytes bytea)');
  await world.database.pool.query('INSERT INTO sealed_not VALUES ($1)', [Buffer.from(words, 'utf16le')]);
  await world.keyring.pool.query('CREATE TABLE beside_keys (words jsonb)');
  await world.keyring.pool.query('INSERT INTO beside_keys VALUES ($1)', [JSON.stringify({ a: { b: words } })]);
  await world.database.pool.query(`DO $$ BEGIN RAISE LOG 'said %', '${words}'; END $$`);
  await world.database.pool.query(`INSERT INTO pgboss.job (name, data, output) VALUES ('run-generation', '{}', $1)`, [
    JSON.stringify({ value: { message: words } }),
  ]);
  await writeFile(join(world.blobDir, 'seeded'), Buffer.from(words, 'utf16le'));
  logs += Buffer.from(words).toString('hex');
  const found = await findCanaries();
  for (const table of ['seeded', 'sealed_not', 'beside_keys']) expect(found).toContain(`public.${table}`);
  expect(found).toContain('pgboss.job_common');
  expect(found).toContain('postgres log');
  expect(found).toContain('worker log');
  expect(found).toContain(join(world.blobDir, 'seeded'));
  expect(found.some((place) => place.includes('/pg_wal/'))).toBe(true);
  expect(found.some((place) => place.includes('/base/'))).toBe(true);
});

test.each([
  ['delivered', '', undefined, 'delivered'],
  ['refused by the provider', '[fault:moderation-output]', undefined, 'failed'],
  ['broken off by the provider', '[fault:malformed-sse]', undefined, 'failed'],
  ['flagged before the call', '[moderation:violence]', undefined, 'failed'],
  ['killed before its call', '', 'after-moderation-call', 'delivered'],
  ['killed with a preview stored', '', 'after-partial-stored', 'failed'],
  ['killed before its delivery was committed', '', 'before-delivery-commit', 'failed'],
] as const)('OH-04 OH-05 NA-01 NA-02: %s: neither prompt nor upload lies anywhere', async (_, words, crashPoint, state) => {
  const { ids } = await submit(words);
  const [ended] = await work(ids, crashPoint);
  expect(ended?.state).toBe(state);
  expect(await findCanaries()).toEqual([]);
});

test('OH-04 OH-05 NA-01 NA-02: cancelled in the middle: neither prompt nor upload lies anywhere', async () => {
  world.sandbox.pacing.set({ mode: 'manual' });
  const { ids, subjectId } = await submit();
  const [generationId] = ids;
  if (generationId === undefined) throw new Error('nothing was submitted');
  const cancelled = world.sandbox.pacing
    .whenWaiting(1)
    .then(() => cancelGeneration(world.submission, { subjectId, generationId }));
  const [ended] = await work(ids);
  await cancelled;
  expect(ended?.state).toBe('cancelled');
  expect(await findCanaries()).toEqual([]);
});
