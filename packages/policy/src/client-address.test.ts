import { expect, test } from 'vitest';
import { policies } from './policies/index.ts';
import { usesClientAddress } from './client-address.ts';

test('NA-05, OD-06: only the policies that declare a network log know the address of who asks', () => {
  const knowing = Object.values(policies).filter(usesClientAddress);
  expect(knowing.map(({ id }) => id)).toEqual(['history', 'credits']);
});
