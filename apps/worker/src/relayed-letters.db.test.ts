import { formsOf, letterForm, newCanary, openLetterbox, spawnWorker } from '@candid/application/testing';
import { systemClock } from '@candid/kernel';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { findOpen, main, stageWorker } from './testing/stage-worker.ts';

// Goal: what somebody writes into the form, and the address they give, lie open nowhere, and sealed nowhere once the mailbox has them, also when the
// worker is killed between hand-over and destroying. Method: the real worker program, the stand-in's mail server, and a scan of everything written.

const worldNow = stageWorker(policies['no-account']);

test('NA-06 NA-14: killed between hand-over and destroying: one letter came, the next worker destroys, and neither words nor address lie anywhere', async () => {
  const world = worldNow();
  const [words, address] = [newCanary(), newCanary().slice(0, 40)];
  const box = openLetterbox(world, systemClock());
  await box.letterbox.send(letterForm({ text: `What of ${words}?`, address: `${address}@people.example` }));
  const killed = spawnWorker(world, { main, crashPoint: 'recorded' });
  expect((await killed.ended).signal).toBe('SIGKILL');
  expect(await box.held()).toMatchObject({ rows: 1 });

  const worker = spawnWorker(world, { main });
  await worker.ready;
  await expect.poll(box.held, { timeout: 60_000 }).toEqual({ rows: 0, keys: 0 });
  expect(await worker.stop(), worker.output()).toEqual({ code: 0, signal: null });
  const [letter, ...others] = world.sandbox.letters.list();
  expect(others).toEqual([]);
  expect(letter?.text).toContain(words);
  expect(new Map(letter?.headers).get('reply-to')).toBe(`${address}@people.example`);

  const forms = [...formsOf(words), ...formsOf(address)];
  expect(await findOpen(world, forms, killed.output() + worker.output())).toEqual([]);
});
