import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { variable } from './variables.ts';

export const host = variable(z.string().default('127.0.0.1'), 'Set the address to listen on, for example 127.0.0.1.');

export const blobDir = variable(
  z.string('is not set').refine(isAbsolute, 'is not an absolute path'),
  'Set the folder for sealed images and uploads, for example /var/lib/candid/blobs.',
);

const MICRO = 1_000_000;

/** What all generations of one UTC day may cost together, read as micro-USD. */
export const dailySpendCap = variable(
  z
    .string()
    .default('25')
    .refine((text) => /^\d{1,6}(\.\d{1,6})?$/.test(text), 'is not an amount in US dollars')
    .transform((text) => Math.round(Number(text) * MICRO)),
  'Set what one day may cost at most, for example 25 or 12.50.',
);
