import { expect, test } from 'vitest';
import { isActivity } from './activity.ts';

const at = (path: string, method = 'GET') => isActivity({ method, url: `https://images.example.org${path}` });

test.each(['/', '/i/1', '/report', '/images/1?download', '/_studio.data'])('NA-08: somebody opened %s', (path) => {
  expect(at(path)).toBe(true);
});

test.each(['/generate', '/generations/1/cancel', '/session/stay', '/images/1/taken'])('NA-08: somebody sent %s', (path) => {
  expect(at(path, 'POST')).toBe(true);
});

test.each(['/events', '/api/studio', '/api/session', '/images/1', '/generations/1/preview?partial=2'])(
  'NA-08: a page that is only open asks %s',
  (path) => {
    expect([at(path), at(path, 'HEAD')]).toEqual([false, false]);
  },
);
