import { expect, test } from 'vitest';
import type { Database } from '../tables/index.ts';
import { dataMap } from './index.ts';
import { notPersonal, personal, type DataMapOf } from './types.ts';

interface Seeded {
  pet: { id: string; name: string };
}
const nothing = notPersonal('A seeded table.');

// The type checker is the test: where a line below compiles, its unused @ts-expect-error fails the type check.
test('a column or a table without a classification does not compile', () => {
  const whole: DataMapOf<Seeded> = { pet: { id: nothing, name: nothing } };
  // @ts-expect-error the column `name` is missing
  const columnMissing: DataMapOf<Seeded> = { pet: { id: nothing } };
  // @ts-expect-error the table `pet` is missing
  const tableMissing: DataMapOf<Database & Seeded> = dataMap;
  // @ts-expect-error the column `age` does not exist
  const columnTooMany: DataMapOf<Seeded> = { pet: { id: nothing, name: nothing, age: nothing } };
  // @ts-expect-error a category the policy's vocabulary does not have
  const unknownCategory = personal({ category: 'shoe-size', purpose: 'provide-service', subjectPath: [] });
  expect([whole, columnMissing, tableMissing, columnTooMany, unknownCategory]).toHaveLength(5);
});
