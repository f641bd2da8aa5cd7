import { duration } from '@candid/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUpdatesWorld, type UpdatesWorld } from '../testing/updates-world.ts';
import { probes } from './index.ts';

// Goal: whether each change was one letter to each address that said yes can be read at any time.
// Method: the worker's own way to be asked and to tell; then rows that it never writes.

let world: UpdatesWorld;
beforeEach(async () => void (world = await openUpdatesWorld()));
afterEach(() => world.close());

const read = () => probes['update-letters']({ db: world.worker.kysely, clock: world.clock });
const told = { changes: 1, readers: 2, letters: 2, beyond: 0, forgotten: 0, unproven: 0 };

const tell = async (): Promise<void> => {
  await world.announce();
  await world.read('ada@people.example');
  await world.read('ben@people.example');
  // Each start finds the change anew.
  for (let start = 0; start < 2; start += 1) {
    world.clock.advance(1);
    await world.announce(world.next);
    await world.round();
    await world.deliver();
  }
  world.clock.advance(duration.hours(1));
};

test('OD-24 evidence: each change is one letter to each address that said yes before, and to no other', async () => {
  expect(await read()).toEqual({ ok: true, figures: { ...told, changes: 0, readers: 0, letters: 0 } });
  await tell();
  expect(await read()).toEqual({ ok: true, figures: told });
  await world.read('cyd@people.example');
  expect(await read()).toEqual({ ok: true, figures: { ...told, readers: 3 } });
});

test('what cannot be turns it red', async () => {
  await tell();
  const { pool } = world.admin;
  await pool.query('UPDATE consent_record SET recorded_at = now() + $1', ['100 years']);
  expect(await read()).toMatchObject({ ok: false, figures: { unproven: 2 } });
  await pool.query("UPDATE consent_record SET recorded_at = '2000-01-01'");
  expect(await read()).toMatchObject({ ok: true });
  await pool.query('DELETE FROM newsletter_copy WHERE id = (SELECT id FROM newsletter_copy LIMIT 1)');
  expect(await read()).toMatchObject({ ok: false, figures: { forgotten: 1 } });
});
