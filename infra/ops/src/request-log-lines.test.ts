import { expect, test } from 'vitest';
import { requestLogLines } from './request-log-lines.ts';

const line = { firstAt: new Date(0), lastAt: new Date(1), requests: 2, account: null, country: 'US' };

test('a line is one line of JSON, and nothing that a client sent steers the terminal', () => {
  const agent = 'curl\u001b[2J\u009b2J\n\u202e';
  const text = requestLogLines([{ ...line, details: { address: '192.0.2.1', 'user-agent': agent } }]);
  expect(text).toMatch(/^[ -~]+\n$/);
  expect(JSON.parse(text)).toEqual({
    firstAt: '1970-01-01T00:00:00.000Z',
    lastAt: '1970-01-01T00:00:00.001Z',
    requests: 2,
    account: null,
    country: 'US',
    address: '192.0.2.1',
    'user-agent': agent,
  });
});

test('a line whose key is gone says so', () => {
  expect(JSON.parse(requestLogLines([{ ...line, details: null }]))).toMatchObject({ key: 'gone' });
});
