import { NetworkAddress } from '@candid/kernel';
import { policies, type PolicyId } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { createTrafficFixture, noTimers, type TrafficFixture } from '@candid/traffic/testing';
import { afterEach, expect, test } from 'vitest';
import { openTraffic } from './traffic.ts';

let fixture: TrafficFixture;
afterEach(() => fixture.close());

// Addresses that have belonged to one registry's country since they were given out, and one of this machine.
const ADDRESSES = ['8.8.8.8', '217.0.43.161', '127.0.0.1'];

const countriesUnder = async (id: PolicyId) => {
  fixture = await createTrafficFixture(id);
  const { web, vault, clock } = fixture;
  const logger = createLogger({ program: 'web', level: 'error', clock, destination: { write: () => undefined } });
  const origin = 'https://candid.example';
  const parts = {
    policy: policies[id],
    db: web.kysely,
    vault,
    clock,
    logger,
    timers: noTimers,
    origin,
    consents: null,
    analytics: null,
  };
  const traffic = openTraffic(parts);
  await traffic.close();
  return ADDRESSES.map((text) => traffic.countryOf(NetworkAddress.parse(text)));
};

test('CR-06 CR-27: an address has a country where the policy declares one, and in no other policy', async () => {
  expect(await countriesUnder('credits')).toEqual(['US', 'DE', null]);
  await fixture.close();
  expect(await countriesUnder('history')).toEqual([null, null, null]);
});
