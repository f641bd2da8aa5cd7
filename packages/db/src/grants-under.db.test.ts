import { policies, type PolicyId } from '@candid/policy';
import { createTestDatabase, manualClock } from '@candid/testkit';
import pg from 'pg';
import { expect, test } from 'vitest';
import { dataMap } from './data-map/index.ts';
import { declarationOf, personal, type LooseDataMap } from './data-map/types.ts';
import { grantsUnder } from './grants-under.ts';
import { mainTemplate } from './testing.ts';

const DENIED = '42501';
const map: LooseDataMap = dataMap;

/** What Postgres answers when a role tries to write one column: nothing is written, the right alone is asked for. */
const answerTo = async (client: pg.Client, statement: string): Promise<string> => {
  try {
    await client.query(statement);
    return 'ok';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'unknown') : 'unknown';
  }
};

/** How many columns each policy closes at least: none where it declares all there is. */
const CLOSED: readonly (readonly [PolicyId, number])[] = [
  ['one-hour', 21],
  ['no-account', 26],
  ['history', 1],
  ['credits', 10],
  ['on-device', 56],
];

test.each(CLOSED)(
  'OH-01, NA-05, NA-06: under %s no program writes a column of a category that is not declared, by trying each',
  async (id, closed) => {
    const policy = policies[id];
    const database = await createTestDatabase(mainTemplate({ clock: manualClock(), policy }));
    const columns = Object.entries(map).flatMap(([table, entries]) =>
      Object.entries(entries).flatMap(([column, entry]) => {
        const category = declarationOf(entry)?.category;
        return category !== undefined && !policy.categories.includes(category) ? [{ table, column }] : [];
      }),
    );
    expect(columns.length).toBeGreaterThanOrEqual(closed);
    for (const role of ['web', 'worker', 'console'] as const) {
      const client = new pg.Client({ connectionString: database.urls[role] });
      await client.connect();
      for (const { table, column } of columns) {
        expect(await answerTo(client, `INSERT INTO ${table} (${column}) VALUES (DEFAULT)`), `${role} ${table}.${column}`).toBe(
          DENIED,
        );
        expect(await answerTo(client, `UPDATE ${table} SET ${column} = DEFAULT`), `${role} ${table}.${column}`).toBe(DENIED);
      }
      await client.end();
    }
    await database.drop();
  },
);

test('a use that no purpose covers closes its column, and what is declared stays as granted', () => {
  const seeded: LooseDataMap = {
    letter: {
      body: personal({ category: 'result', purpose: 'provide-service', subjectPath: [] })('access'),
      campaign: personal({ category: 'result', purpose: 'marketing', subjectPath: [] })('access'),
    },
  };
  const grant = { role: 'web', schema: 'public', table: 'letter', select: 'all', insert: 'all', update: ['campaign'] } as const;
  expect(grantsUnder(policies['one-hour'], [grant], seeded)).toEqual([
    { role: 'web', schema: 'public', table: 'letter', select: 'all', insert: ['body'] },
  ]);
});

test('NA-06: where letters lie in a mailbox, no program writes one here', () => {
  const { support } = policies['no-account'];
  const written = (policy: Parameters<typeof grantsUnder>[0]): string[] =>
    grantsUnder(policy)
      .filter(({ table, insert, update }) => /^(correspondence|child_report)/.test(table) && (insert ?? update) !== undefined)
      .map(({ role, table }) => `${role} ${table}`);
  expect(written(policies['no-account'])).toEqual([]);
  expect(written({ ...policies['no-account'], support: { ...support, storesLetters: true } })).toContain('web correspondence');
  expect(written(policies.history)).toContain('worker correspondence_attachment');
});
