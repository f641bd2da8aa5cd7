import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { newMigration } from './new-migration.ts';

const index = await readFile(new URL('./migrations/index.ts', import.meta.url), 'utf8');
const now = new Date('2031-02-03T04:05:06.789Z');

test('a new migration is named by its time, and comes last in the list', () => {
  const made = newMigration({ title: 'add-orders', now, index });
  expect(made.file).toBe('20310203040506-add-orders.ts');
  expect(made.source).toContain("name: '20310203040506-add-orders'");
  expect(made.index).toContain("import { addOrders } from './20310203040506-add-orders.ts';\n\n/**");
  expect(made.index).toMatch(/foundation.*, addOrders\];\n$/s);
});

test('a second one follows the first', () => {
  const first = newMigration({ title: 'add-orders', now, index });
  const second = newMigration({ title: 'drop-orders', now, index: first.index });
  expect(second.index).toMatch(/, addOrders, dropOrders\];\n$/);
});

test.each(['', 'Add Orders', '../x', 'add_orders', '-x'])('%j is not a name', (title) => {
  expect(() => newMigration({ title, now, index })).toThrow(/lower-case words/);
});

test('a name is used once', () => {
  const first = newMigration({ title: 'add-orders', now, index });
  expect(() => newMigration({ title: 'add-orders', now, index: first.index })).toThrow(/exists already/);
});
