import { createDecoder, runGeneration, type Decoder } from '@candid/imaging';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pictureReader } from '../picture-reader.ts';
import { createSupport } from '../support.ts';
import { formsOf, newCanary, openImagingWorld, scanFolder, scanTables, type ImagingWorld } from '../testing/index.ts';
import { openRegistry } from '../testing/people-world.ts';
import { probes } from './index.ts';

let decoder: Decoder;
let world: ImagingWorld;
/** Everything that somebody let us know of themselves, in words that occur nowhere else. */
let said: string[];
beforeAll(async () => {
  decoder = createDecoder();
  const clock = manualClock();
  world = await openImagingWorld({ clock, decoder, policy: policies.history });
  const [local, name, prompt, letter, file] = [newCanary().slice(0, 48), newCanary(), newCanary(), newCanary(), newCanary()];
  said = [local, name, prompt, letter, file];
  const { db, vault, jobs } = world.submission;
  const { signUp } = openRegistry({ web: db, worker: world.work().db, vault, clock, jobs, policy: world.policy });
  await signUp({ email: `${local}@people.example`, password: 'a long enough password for a test', name });
  const { subject_id: account } = await world.database.kysely
    .selectFrom('account')
    .select('subject_id')
    .executeTakeFirstOrThrow();
  const [generationId] = await world.submit(account, { prompt });
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
  const readPicture = pictureReader(decoder);
  const support = createSupport({ db, vault, clock, jobs, office: world.config.office, readPicture }, world.policy);
  const enclosed = [{ claimedType: 'text/plain', bytes: Buffer.from(file) }];
  await support?.send({ kind: 'general', text: letter, address: '', language: 'en', account, files: enclosed });
});
afterAll(async () => {
  await world.close();
  await decoder.close();
});

async function* files(): AsyncIterable<Uint8Array> {
  const entries = await readdir(world.blobDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile()))
    yield* createReadStream(join(entry.parentPath, entry.name), { end: 511, highWaterMark: 512 }) as AsyncIterable<Uint8Array>;
}
const read = () => probes['dump-scan']({ copy: { db: world.database.kysely, files }, keys: world.submission.vault });

test('HI-15: a copy of databases and files shows no name, no address, no words of a picture and none of a letter', async () => {
  const forms = said.flatMap(formsOf);
  const tables = await scanTables(world, forms);
  const folder = await scanFolder(world.folder, forms);
  expect([tables.tables > 15, folder.files]).toEqual([true, 2]);
  expect([...tables.found, ...folder.found]).toEqual([]);
});

test('HI-15 evidence: what is sealed reads as noise, nothing else shows an address, and what does would be found', async () => {
  const reading = await read();
  const nothing = { readable: 0, addresses: 0, readableFiles: 0, foreign: 0 };
  expect(reading).toMatchObject({ ok: true, figures: { ...nothing, files: 2 } });
  expect(reading.figures['values']).toBeGreaterThanOrEqual(said.length);
  const { kysely: db, pool } = world.database;
  await writeFile(join(world.blobDir, 'incoming', 'plain'), Buffer.concat([Buffer.from('\x89PNG'), Buffer.alloc(600, 'a')]));
  await pool.query(`INSERT INTO pgboss.job (name, data) VALUES ('run-generation', '{"to": "ada@people.example"}')`);
  expect(await read()).toMatchObject({ ok: false, figures: { addresses: 1, readableFiles: 1 } });
  const rows = await db.selectFrom('account').select(['email_sealed', 'name_key_id', 'email_key_id']).executeTakeFirstOrThrow();
  const clear = Buffer.concat([
    rows.email_sealed.subarray(0, 13),
    Buffer.from('ada@people.example and more of it'),
    Buffer.alloc(16, 0xff),
  ]);
  const { prompt_key_id: contentKey } = await db.selectFrom('generation').select('prompt_key_id').executeTakeFirstOrThrow();
  if (contentKey === null) throw new Error('a history keeps the prompt');
  await db.updateTable('account').set({ email_sealed: clear, name_key_id: contentKey }).execute();
  expect(await read()).toMatchObject({ ok: false, figures: { readable: 1, foreign: 1 } });
});
