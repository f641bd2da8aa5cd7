import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

const clean = { ok: true, figures: { transfers: 0, forbidden: 0, purposes: 0, others: 0 } };

test('HI-25 evidence: no recipient lacks a ground for a transfer', async () => {
  expect(await probes['policy-check']({ policy: policies.history })).toMatchObject(clean);
});

test('CR-13 CR-18 evidence: nothing forbidden is declared, and no recipient lacks a ground for a transfer', async () => {
  expect(await probes['policy-check']({ policy: policies.credits })).toMatchObject(clean);
});
