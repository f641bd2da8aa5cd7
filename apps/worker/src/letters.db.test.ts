import { formsOf, newCanary, spawnWorker, type ImagingWorld } from '@candid/application/testing';
import { policies } from '@candid/policy';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { findOpen, main, stageWorker } from './testing/stage-worker.ts';

// Goal: a letter that the mail server hands over is there once, also when the worker is killed between commit and answer, and lies open nowhere.
// Method: the real worker program, a socket file, and a client that sends again what was not answered.

const worldNow = stageWorker();
let world: ImagingWorld;
let place: string;
beforeEach(() => {
  world = worldNow();
  place = join(world.folder, 'lmtp');
});

const spawn = (crashPoint = '') =>
  spawnWorker({ env: { ...world.env, SUPPORT_LMTP: `unix:${place}`, CRASH_POINT: crashPoint } }, { main });

/** Hands a letter over as a mail server does. @returns what was answered to its last line; nothing when nobody answered */
const handOver = async (letter: string): Promise<string> => {
  const socket = connect(place);
  let heard = '';
  let ended = false;
  socket.on('data', (chunk: Buffer) => void (heard += chunk.toString()));
  socket.on('close', () => void (ended = true));
  const until = async (text: string): Promise<void> => {
    while (!heard.includes(text) && !ended) await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  };
  await until('220 ');
  socket.write(`LHLO mx\r\nMAIL FROM:<ada@example.org>\r\nRCPT TO:<${policies['one-hour'].support.address}>\r\nDATA\r\n`);
  await until('354 ');
  heard = '';
  socket.write(`${letter}\r\n.\r\n`);
  await until('\r\n');
  socket.destroy();
  return heard.trim();
};

const letters = async (): Promise<number> =>
  (await world.database.kysely.selectFrom('correspondence').select('id').execute()).length;

test('killed between commit and answer: the letter that comes again is one, and its words lie nowhere', async () => {
  const words = newCanary();
  const letter = [
    `From: ${words} <ada@example.org>`,
    'Message-ID: <1@example.org>',
    `Subject: ${words}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    words,
    '--b',
    `Content-Disposition: attachment; filename="${words}.txt"`,
    'Content-Type: text/plain',
    '',
    words,
    '--b--',
  ].join('\r\n');
  const killed = spawn('letter-committed');
  await killed.ready;
  expect(await handOver(letter)).toBe('');
  expect((await killed.ended).signal).toBe('SIGKILL');
  expect(await letters()).toBe(1);

  // The dead one left its socket file behind.
  const worker = spawn();
  await worker.ready;
  expect(await handOver(letter)).toMatch(/^250 /);
  expect(await letters()).toBe(1);
  expect(await handOver(letter.replace('Message-ID: <1@', 'Message-ID: <2@'))).toMatch(/^250 /);
  expect(await letters()).toBe(2);
  expect(await worker.stop(), worker.output()).toEqual({ code: 0, signal: null });

  expect(await findOpen(world, formsOf(words), killed.output() + worker.output())).toEqual([]);
});
