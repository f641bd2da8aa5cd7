import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { encloseFromForm, type GivenFile } from './enclose.ts';

const { limits } = policies.history.support;
const PNG = Buffer.from('\x89PNG pixels', 'latin1');
/** As the isolated process answers: a picture drawn anew, or nothing. */
const readPicture = (file: Uint8Array) =>
  Promise.resolve(file[0] === 0x89 && file.byteLength > 4 ? Buffer.from('drawn anew') : null);
const file = (bytes: string | Uint8Array, declaredType = 'image/png'): GivenFile => ({
  name: '',
  declaredType,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
});
const enclose = (files: readonly GivenFile[], narrower: Partial<typeof limits> = {}) =>
  encloseFromForm(readPicture, files, { ...limits, ...narrower });

test('pictures are drawn anew, PDF and text stay as they came, whatever type their sender names', async () => {
  const enclosures = await enclose([
    file(PNG, 'text/html'),
    file('%PDF-1.7\0\x01', 'image/png'),
    file('Gr\xfc\xdfe\r\n\tA.', ''),
  ]);
  expect(enclosures.map(({ kept }) => [kept.form, Buffer.from(kept.bytes).toString('latin1')])).toEqual([
    ['picture', 'drawn anew'],
    ['opaque', '%PDF-1.7\0\x01'],
    ['opaque', 'Gr\xfc\xdfe\r\n\tA.'],
  ]);
  expect(enclosures[0]?.declaredType).toBe('text/html');
});

test.each([
  ['an archive', 'PK\x03\x04\0\0'],
  ['a program', 'MZ\x90\0\x03'],
  ['an empty file', ''],
  ['a broken picture', '\x89\x1a'],
  ['a PDF that only says so in its middle', '\0%PDF-1.7'],
])('%s is refused, with all that came beside it', async (_, bytes) => {
  await expect(enclose([file('fine'), file(bytes)])).rejects.toMatchObject({ code: 'enclosure_unsupported' });
});

test('as many and as much as the policy says fit, and one more does not; nothing is decoded of what does not fit', async () => {
  const some = (count: number) => Array.from({ length: count }, () => file('words'));
  expect(await enclose(some(limits.attachments))).toHaveLength(limits.attachments);
  await expect(enclose(some(limits.attachments + 1))).rejects.toMatchObject({ code: 'enclosure_too_many' });
  expect(await enclose(some(2), { messageBytes: 10 })).toHaveLength(2);
  const unread = encloseFromForm(() => Promise.reject(new Error('was decoded')), some(2), { ...limits, messageBytes: 9 });
  await expect(unread).rejects.toMatchObject({ code: 'enclosure_too_large' });
});
