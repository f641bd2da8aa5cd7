import { expect, test } from 'vitest';
import { newId } from '@candid/kernel';
import { readFilter, readPlace, readTicked, writePlace } from './history-query.ts';

const filter = (query: string) => readFilter(new URLSearchParams(query));
const NOTHING = { from: null, before: null, model: null, shape: null, kind: null };

test('a filter is read from an address, its last day whole', () => {
  expect(filter('from=2026-11-01&to=2026-11-20&model=gpt-image-2&shape=portrait&kind=edit')).toEqual({
    from: new Date('2026-11-01T00:00:00Z'),
    before: new Date('2026-11-21T00:00:00Z'),
    model: 'gpt-image-2',
    shape: 'portrait',
    kind: 'edit',
  });
});

test.each([
  '',
  'model=&shape=&kind=&from=&to=',
  'shape=round&kind=all&from=2026-13-45&to=yesterday',
  'model=%00',
  'model=gpt-image-2%0A',
  `model=${'m'.repeat(65)}`,
])('what cannot be read is no wish: %j', (query) => expect(filter(query)).toEqual(NOTHING));

test('a place comes back from an address as it was, and nonsense is the first page', () => {
  const id = 'b63bb3c1-1111-4222-8333-1f0d7a1c2b3d' as never;
  const place = { createdAt: new Date('2026-11-20T10:11:12.345Z'), id };
  expect(readPlace(new URLSearchParams({ after: writePlace(place) }))).toEqual(place);
  for (const after of ['', '1', '1_2', `x_${String(id)}`]) expect(readPlace(new URLSearchParams({ after }))).toBeNull();
});

test('what was ticked is read from a form; nothing ticked, and what is no picture, is said', () => {
  const form = (...values: (string | Blob)[]): FormData => {
    const made = new FormData();
    for (const value of values) made.append('image', value);
    return made;
  };
  const [one, other] = [newId<'image'>(), newId<'image'>()];
  expect(readTicked(form(one, other))).toEqual([one, other]);
  for (const none of [form(), form(new Blob(['x']))])
    expect(() => readTicked(none)).toThrow(expect.objectContaining({ code: 'nothing_ticked' }));
  expect(() => readTicked(form(one, '../1'))).toThrow(expect.objectContaining({ code: 'not_found' }));
});
