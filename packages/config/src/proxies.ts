import { isIP } from 'node:net';
import { z } from 'zod';
import { variable } from './variables.ts';

const BITS = { 4: 32, 6: 128 } as const;

/** An address, or a range of them in CIDR notation; not everyone (`/0`), because then a sender's own word would count. */
const isRange = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (rest.length > 0 || (family !== 4 && family !== 6)) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= BITS[family]);
};

/** Who may say whose request it was and which host was asked for (X-Forwarded-For, X-Forwarded-Host): by default nobody. */
export const trustedProxies = variable(
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((ranges) => ranges.every(isRange), 'is not a list of addresses or ranges, such as 10.0.0.7,192.168.0.0/16'),
  'Set the address of the proxy that ends TLS, for example 127.0.0.1 where it runs on this machine.',
);
