import { dataMap } from '@candid/db';
import { policies } from '@candid/policy';
import { checkKept, findUnkept } from '@candid/privacy';
import { expect, test } from 'vitest';
import { keptKinds } from './index.ts';

test.each(Object.values(policies))('under $id, everything that any table stores is ended by some kind', (policy) => {
  checkKept(policy, keptKinds);
});

test('no two kinds share a name', () => {
  const names = keptKinds.map(({ name }) => name);
  expect([...new Set(names)]).toEqual(names);
});

test('each kind is missed: without those of its tables, something would be stored for ever', () => {
  for (const { name, tables } of keptKinds.filter((kind) => kind.tables.length > 0)) {
    const others = keptKinds.filter((kind) => !tables.some((table) => kind.tables.includes(table)));
    expect(findUnkept(others, dataMap), name).not.toEqual([]);
  }
});
