import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

test('OH-10 evidence: what leaves are page views with a device class, nothing beyond, and nothing without consent', async () => {
  expect(await probes['analytics-sent']({ policy: policies['one-hour'] })).toEqual({
    ok: true,
    figures: { events: 'page_view', parameters: 'device_class', beyond: 0, advertisingGranted: 0, withoutConsent: 0 },
  });
});

test('OH-10 evidence: where nothing is told although the policy says so, or nothing is declared, it says that', async () => {
  const { analytics } = policies['one-hour'];
  if (analytics === null) throw new Error('one-hour counts');
  const silent = await probes['analytics-sent']({ policy: { analytics: { ...analytics, events: [] } } });
  expect(silent).toMatchObject({ ok: false, figures: { events: '' } });
  expect(await probes['analytics-sent']({ policy: { analytics: null } })).toMatchObject({ ok: true });
});
