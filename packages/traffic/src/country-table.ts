import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NetworkAddress } from '@candid/kernel';
import { Reader, type CountryResponse } from 'mmdb-lib';

/** Which country an address belongs to, by a table on this machine: nobody is asked (CR-06). */
export interface CountryTable {
  /** Two letters; null where the table knows none. */
  lookUp(address: NetworkAddress): string | null;
  /** When the table was made. */
  readonly madeAt: Date;
}

const FILE = createRequire(import.meta.url).resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb');
const COUNTRY = /^[A-Z]{2}$/;

const codeOf = (found: unknown): string | null => {
  if (typeof found !== 'object' || found === null || !('country_code' in found)) return null;
  const { country_code: code } = found;
  return typeof code === 'string' && COUNTRY.test(code) ? code : null;
};

/** Reads the table of the npm package, some 8 MB; a look-up walks through it without making anything of it. */
export const openCountryTable = (): CountryTable => {
  const reader = new Reader<CountryResponse>(readFileSync(FILE));
  return {
    madeAt: reader.metadata.buildEpoch,
    lookUp: (address) => codeOf(reader.get(address.reveal())),
  };
};
