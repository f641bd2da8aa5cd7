import { NetworkAddress } from '@candid/kernel';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { ageLimitOf } from './age.ts';

const { children } = policies.credits;
const asker = NetworkAddress.parse('203.0.113.7');

const limitFrom = (country: string | null): number =>
  ageLimitOf({
    policy: { children },
    kit: { clientAddress: asker },
    countryOf: (address) => (address === asker ? country : null),
  });

test('CR-27: the age follows the country of whoever asks, and the stricter one applies where nothing tells it', () => {
  expect(limitFrom('US')).toBe(children.minimumAge);
  expect(limitFrom('DE')).toBe(children.raisedTo);
  expect(limitFrom(null)).toBe(children.raisedTo);
});
