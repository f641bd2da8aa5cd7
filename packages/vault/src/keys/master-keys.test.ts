import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMasterKeys } from './master-keys.ts';

const first = { id: 'first', key: randomBytes(32) };
const second = { id: 'second', key: randomBytes(32) };

test('a retired master key still opens what it wrapped, and the current one wraps', () => {
  const key = randomBytes(32);
  const before = createMasterKeys([first]).wrap('epoch', key);
  const after = createMasterKeys([second, first]);
  expect(after.unwrap('epoch', before)).toEqual(key);
  expect(after.wrap('epoch', key).masterKeyId).toBe('second');
});

test('an unknown master key is named', () => {
  const wrapped = createMasterKeys([first]).wrap('epoch', randomBytes(32));
  const detail = { setting: 'MASTER_KEYS', problem: expect.stringContaining('not given'), masterKeyId: 'first' };
  expect(() => createMasterKeys([second]).unwrap('epoch', wrapped)).toThrow(
    expect.objectContaining({ code: 'config_invalid', detail }),
  );
});

test('another key under the same id, and a wrapped key in another row, do not open', () => {
  const wrapped = createMasterKeys([first]).wrap('epoch', randomBytes(32));
  const corrupt = expect.objectContaining({ code: 'sealed_corrupt' });
  expect(() => createMasterKeys([{ id: 'first', key: second.key }]).unwrap('epoch', wrapped)).toThrow(corrupt);
  expect(() => createMasterKeys([first]).unwrap('another epoch', wrapped)).toThrow(corrupt);
});

test.for([
  ['no key', []],
  ['an id twice', [first, first]],
  ['a short key', [{ id: 'short', key: randomBytes(31) }]],
  ['an id with a blank', [{ id: 'a b', key: first.key }]],
  ['an empty id', [{ id: '', key: first.key }]],
] as const)('refuses %s', ([, list]) => {
  expect(() => createMasterKeys(list)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});
