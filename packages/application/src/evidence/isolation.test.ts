import { expect, test } from 'vitest';
import { probes } from './index.ts';

test('NA-03 evidence: a decoding process reaches nothing that this host has a wall against', async () => {
  const reading = await probes['decoder-isolation']();
  expect(reading).toMatchObject({ ok: true, figures: { reached: '' } });
  expect(String(reading.figures['denied']).split(' ')).toEqual(
    expect.arrayContaining(['readFile', 'readSystemFile', 'writeFile', 'spawn', 'worker', 'addon', 'environment']),
  );
});
