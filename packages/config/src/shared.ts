import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { variable } from './variables.ts';

export const host = variable(z.string().default('127.0.0.1'), 'Set the address to listen on, for example 127.0.0.1.');

export const blobDir = variable(
  z.string('is not set').refine(isAbsolute, 'is not an absolute path'),
  'Set the folder for sealed images and uploads, for example /var/lib/candid/blobs.',
);
