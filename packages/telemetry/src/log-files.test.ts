import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { openSync, closeSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogFiles } from './log-files.ts';

let dir: string;
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'candid-logs-'))));
afterEach(() => rm(dir, { recursive: true }));

const ours = (time: string, event = 'program.ready'): string => JSON.stringify({ level: 'info', program: 'web', time, event });
const read = (name: string): Promise<string> => readFile(join(dir, name), 'utf8');
const before = new Date('2026-06-08T12:00:00.000Z');

test('lines are counted with the oldest and those past their time, ours and those of Postgres', async () => {
  await writeFile(join(dir, 'web.log'), `${ours('2026-06-08T12:00:00.000Z')}\n${ours('2026-06-08T12:00:00.001Z')}\n`);
  await writeFile(
    join(dir, 'postgres.log'),
    '2026-06-01 10:00:00.500 UTC [7] LOG:  starting\n2026-06-09 10:00:00.000 UTC [7] LOG:  ready\n',
  );
  expect(await openLogFiles(dir).count(before)).toEqual({ held: 4, oldest: new Date('2026-06-01T10:00:00.500Z'), overdue: 2 });
});

test('NA-12: what is past its time goes with what belongs to it, wherever it stands; the rest stays as it was', async () => {
  const young = ours('2026-06-09T00:00:00.000Z');
  const old = ours('2026-06-01T00:00:00.000Z');
  await writeFile(join(dir, 'web.log'), `${old}\n    at somewhere (file.ts:1)\n${young}\n    at elsewhere (file.ts:2)\n${old}\n`);
  const files = openLogFiles(dir);
  await files.cut(before);
  expect(await read('web.log')).toBe(`${young}\n    at elsewhere (file.ts:2)\n`);
  expect(await files.count(before)).toMatchObject({ held: 2, overdue: 0 });
  expect(await readdir(dir)).toEqual(['web.log']);
});

test('a program that holds its log open goes on writing to it', async () => {
  const file = join(dir, 'worker.log');
  const held = openSync(file, 'a');
  writeSync(held, `${ours('2026-06-01T00:00:00.000Z')}\n${ours('2026-06-09T00:00:00.000Z', 'job.started')}\n`);
  await openLogFiles(dir).cut(before);
  writeSync(held, `${ours('2026-06-09T00:00:01.000Z', 'job.finished')}\n`);
  closeSync(held);
  const events = (await read('worker.log'))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['job.started', 'job.finished']);
});

test('what a broken-off cut left beside a file goes at the next', async () => {
  await writeFile(join(dir, 'web.log.cut'), `${ours('2026-06-01T00:00:00.000Z')}\n`);
  await appendFile(join(dir, 'web.log'), '');
  const files = openLogFiles(dir);
  expect((await files.count(before)).overdue).toBe(1);
  await files.cut(before);
  expect(await readdir(dir)).toEqual(['web.log']);
});

test('a folder that is not there cannot be counted', async () => {
  await expect(openLogFiles(join(dir, 'nowhere')).count(before)).rejects.toThrow('ENOENT');
});
