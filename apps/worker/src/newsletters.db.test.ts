import { formsOf, newCanary, openNewsletterOver, spawnWorker } from '@candid/application/testing';
import { systemClock } from '@candid/kernel';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { findOpen, main, stageWorker } from './testing/stage-worker.ts';

// Goal: the address that news go to lies open nowhere, from the form it is typed into to the letter that was sent.
// Method: the real worker program, the stand-in's mail server, and a scan of everything written.

const worldNow = stageWorker(policies.history);

test('HI-09: whoever asked for news, said yes and got them: their address lies open nowhere', async () => {
  const world = worldNow();
  const canary = newCanary().slice(0, 40);
  const address = `${canary}@people.example`;
  const news = openNewsletterOver(world, systemClock());
  await news.ask(address);
  const asking = spawnWorker(world, { main });
  await asking.ready;
  const letters = (subject: string) => world.sandbox.letters.list(address).filter((letter) => letter.subject === subject);
  await expect.poll(() => letters('Confirm that you want our news').length, { timeout: 60_000 }).toBe(1);
  await asking.stop();
  await news.confirm(letters('Confirm that you want our news')[0]?.links[0] ?? '');
  await news.giveOut();
  // A worker looks for what is given out as soon as it begins.
  const sending = spawnWorker(world, { main });
  await sending.ready;
  await expect.poll(() => letters('What is new').length, { timeout: 60_000 }).toBe(1);
  await sending.stop();
  expect(await findOpen(world, formsOf(canary), asking.output() + sending.output())).toEqual([]);
});
