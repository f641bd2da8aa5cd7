import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

test('OH-12 evidence: only hosts of declared recipients may be called, and a stranger is refused and reported', async () => {
  const reading = await probes.egress({ policy: policies['one-hour'] });
  expect(reading).toMatchObject({ ok: true, figures: { strangersReached: 0, reported: 1 } });
  const declared = policies['one-hour'].recipients.flatMap(({ hosts }) => hosts);
  expect(String(reading.figures['allowed']).split(' ')).toHaveLength(new Set(declared).size);
});

const PROVIDED = ['one-hour', 'no-account', 'history', 'credits'] as const;

test.each(PROVIDED)(
  'OH-07 OH-11 NA-09 CR-04 CR-30 evidence: under %s calls to the provider carry what a picture needs, and its row names it',
  async (id) => {
    expect(await probes['provider-request']({ policy: policies[id] })).toEqual({
      ok: true,
      figures: {
        calls: '/v1/images/edits /v1/images/generations /v1/moderations',
        fields: 'background image[] input mask model n output_format partial_images prompt quality size stream',
        beyondNeed: 0,
        unnamed: 0,
      },
    });
  },
);
