import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

test('OH-12 evidence: only hosts of declared recipients may be called, and a stranger is refused and reported', async () => {
  const reading = await probes.egress({ policy: policies['one-hour'] });
  expect(reading).toMatchObject({ ok: true, figures: { strangersReached: 0, reported: 1 } });
  const declared = policies['one-hour'].recipients.flatMap(({ hosts }) => hosts);
  expect(String(reading.figures['allowed']).split(' ')).toHaveLength(new Set(declared).size);
});

test('OH-07 OH-11 NA-09 CR-30 evidence: calls to the provider carry what a picture needs, and nothing beyond', async () => {
  expect(await probes['provider-request']()).toEqual({
    ok: true,
    figures: {
      calls: '/v1/images/edits /v1/images/generations /v1/moderations',
      fields: 'background image[] input mask model n output_format partial_images prompt quality size stream',
      beyondNeed: 0,
    },
  });
});
