import { NetworkAddress } from '@candid/kernel';
import { beforeAll, expect, test } from 'vitest';
import { openCountryTable, type CountryTable } from './country-table.ts';

let table: CountryTable;
beforeAll(() => {
  table = openCountryTable();
});

const countryOf = (text: string): string | null => {
  const address = NetworkAddress.parse(text);
  if (address === null) throw new Error(`${text} is no address`);
  return table.lookUp(address);
};

test('CR-06: the country of an address comes from the table that is shipped', () => {
  // Addresses that have belonged to one registry's country since they were given out.
  expect(countryOf('8.8.8.8')).toBe('US');
  expect(countryOf('2001:4860:4860::8888')).toBe('US');
  expect(countryOf('::ffff:8.8.8.8')).toBe('US');
  expect(countryOf('217.0.43.161')).toBe('DE');
});

test.each(['127.0.0.1', '10.0.0.1', '192.0.2.1', '::1', 'fe80::1', '255.255.255.255', '::'])(
  'of %s it knows none, and says so',
  (text) => {
    expect(countryOf(text)).toBeNull();
  },
);

test('says when it was made', () => {
  expect(table.madeAt.toISOString().slice(0, 10)).toBe('2026-06-17');
});
