import { createEgress } from '@candid/egress';
import { imageModels } from '@candid/imaging';
import { policies } from '@candid/policy';
import { publish } from '@candid/publishing';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

const clean = { ok: true, figures: { models: imageModels.length, unnamed: 0, unlinked: 0 } };

test('OH-23 evidence: the page names each model that is configured and links each company’s own policy', async () => {
  expect(await probes['provider-page']({ policy: policies['one-hour'] })).toEqual(clean);
});

test('CR-16 evidence: nobody outside the register can be called', async () => {
  const reading = await probes.egress({ policy: policies.credits });
  expect(reading).toMatchObject({ ok: true, figures: { strangersReached: 0 } });
});

test('CR-16: the hosts on the page are those that the way out lets through, and no other is reached', async () => {
  const policy = policies.credits;
  const offers = { accounts: true, payments: true, analytics: true, newsletter: true, preferences: true };
  const site = { operator: null, models: imageModels, standIns: [], offers, now: new Date(0) };
  const { sections } = publish('sub-processors', { policy, site, locale: 'en' });
  const shown = sections.find(({ id }) => id === 'hosts')?.blocks.find(({ kind }) => kind === 'list');
  const hosts = shown?.kind === 'list' ? shown.items.map(([host]) => `https://${typeof host === 'string' ? host : ''}`) : [];
  const egress = createEgress({ recipients: policy.recipients, addresses: [], onRefused: () => undefined });
  expect(hosts.toSorted()).toEqual([...egress.allowed].toSorted());
  await expect(egress.fetch('https://stranger.invalid/')).rejects.toMatchObject({ code: 'egress_denied' });
});

test('OD-19 evidence: when the policy was last gone through, and that it is overdue once its time is past', async () => {
  const policy = { ...policies['on-device'], version: '2026-01-01' };
  const read = (now: string, reviewedOn: string | null = null) =>
    probes['policy-review']({ clock: manualClock(new Date(now)), policy, reviewedOn });
  expect(await read('2026-06-30T00:00:00Z')).toEqual({
    ok: true,
    figures: { last: '2026-01-01', next: '2026-06-30', overdue: 0 },
  });
  expect(await read('2026-06-30T00:00:01Z')).toMatchObject({ ok: false, figures: { overdue: 1 } });
  expect(await read('2026-07-01T00:00:00Z', '2026-06-15')).toMatchObject({
    ok: true,
    figures: { last: '2026-06-15', overdue: 0 },
  });
});
