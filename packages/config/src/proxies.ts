import { isIP } from 'node:net';
import { z } from 'zod';
import { variable } from './variables.ts';

const BITS = { 4: 32, 6: 128 } as const;

/** An address, or a range of them in CIDR notation. */
const isRange = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (rest.length > 0 || (family !== 4 && family !== 6)) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= BITS[family]);
};

/** Who may say how a request reached them (X-Forwarded-Proto, X-Forwarded-Host): by default a proxy on the same machine. */
export const trustedProxies = variable(
  z
    .string()
    .default('127.0.0.0/8,::1')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((ranges) => ranges.every(isRange), 'is not a list of addresses or ranges, such as 10.0.0.7,192.168.0.0/16'),
  'Set the address of the proxy that ends TLS, or leave it out where it runs on this machine.',
);
