import { AppError } from '@candid/kernel';
import { expect, test } from 'vitest';
import { readFields } from './read-fields.ts';

const ADDRESS = 'http://localhost:3000/form';
const sent = (type: string | null, body: string | ReadableStream): Request =>
  new Request(ADDRESS, {
    method: 'POST',
    body,
    headers: type === null ? {} : { 'Content-Type': type },
    duplex: 'half',
  });

test('the fields of a form are read, in both ways to send them', async () => {
  const plain = await readFields(sent('application/x-www-form-urlencoded', 'name=Ada&name=Grace&empty='));
  expect([plain.getAll('name'), plain.get('empty')]).toEqual([['Ada', 'Grace'], '']);
  const form = new FormData();
  form.set('name', 'Ada');
  expect((await readFields(new Request(ADDRESS, { method: 'POST', body: form }))).get('name')).toBe('Ada');
});

test.each([
  ['of no type', null, ''],
  ['of another type', 'application/json', '{"name":"Ada"}'],
  ['of a type that is none', 'multipart/form-data; boundary=', 'x'],
  [
    'that breaks off',
    `multipart/form-data; boundary=${'b'.repeat(30)}`,
    `--${'b'.repeat(30)}\r\nContent-Disposition: form-data; name="a"\r\n\r\nx`,
  ],
])('a body %s is no form, and its sender’s fault', async (_, type, body) => {
  await expect(readFields(sent(type, body))).rejects.toMatchObject({ code: 'bad_request' });
});

test('a body that was given up stays what it was given up for', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new AppError('too_large')) });
  await expect(readFields(sent('application/x-www-form-urlencoded', body))).rejects.toMatchObject({ code: 'too_large' });
});
