import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../../..', import.meta.url).pathname;

/** Program files, tests and their helpers left out, in which `pattern` occurs. */
const filesWith = (pattern: RegExp): string[] =>
  globSync('{apps,packages,infra}/**/*.{ts,tsx}', { cwd: root, exclude: ['**/node_modules/**', '**/build/**'] })
    .filter((file) => !/\.(test|fixture)\.|\/testing\//.test(file))
    .filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')))
    .sort();

it('OH-07 CR-30 HI-27: prompts, uploads and pictures are opened by the making of a picture and for their owner, and nowhere else', () => {
  expect(filesWith(/\bvault\.open(Fields?|Blob)\(|\.vault\.open/)).toEqual([
    // Addresses and names, under the contact key: no content.
    'packages/accounts/src/store/contact-fields.ts',
    'packages/accounts/src/store/links.ts',
    'packages/application/src/announcing/write-newsletter.ts',
    'packages/imaging/src/usecases/open-request.ts',
    'packages/imaging/src/usecases/read-history.ts',
    'packages/imaging/src/usecases/read-image.ts',
    // A letter of the page's form, opened once to be handed on: no content.
    'packages/support/src/store/seal-in-transit.ts',
    // Where the thank-you for a letter goes, under the contact key.
    'packages/support/src/usecases/write-acknowledgement.ts',
  ]);
  expect(filesWith(/\bopenImage\(/)).toEqual([
    'packages/application/src/studio.ts',
    'packages/application/src/zip-pictures.ts',
    // Its length and hash, held against what the page says it got.
    'packages/imaging/src/usecases/confirm-download.ts',
    'packages/imaging/src/usecases/submit-generation.ts',
  ]);
});
