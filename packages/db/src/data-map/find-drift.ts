import { knownTables } from './known-tables.ts';
import type { LiveCatalogue, LiveColumn } from './live-catalogue.ts';
import { isPersonal, type LooseDataMap, type PersonalColumn } from './types.ts';

/**
 * Compares the data map with what is really in the database, both ways, and checks the ways from personal data to its subject.
 * @returns one sentence per difference, each naming what to declare; empty when all is well
 */
export const findDrift = (map: LooseDataMap, live: LiveCatalogue): string[] => [
  ...undeclared(map, live),
  ...vanished(map, live),
  ...uncleared(map, live),
  ...brokenPaths(map, live),
  ...foreignKeyFaults(live),
];

const undeclared = (map: LooseDataMap, { columns }: LiveCatalogue): string[] => {
  const own = columns.filter(({ schema, table }) => schema === 'public' && map[table] !== undefined);
  const missing = own.filter(({ table, column }) => map[table]?.[column] === undefined);
  const strangers = columns
    .filter((found) => !own.includes(found) && !isKnown(found))
    .map(({ schema, table }) => `${schema}.${table}`);
  return [
    ...[...new Set(strangers)].map((table) => `table ${table} is not in the data map: classify each of its columns`),
    ...missing.map(({ table, column }) => `column ${table}.${column} is not in the data map: classify it`),
  ];
};

const isKnown = ({ schema, table, partition }: LiveColumn): boolean =>
  knownTables[`${schema}.${table}`] !== undefined || (schema === 'pgboss' && partition);

const vanished = (map: LooseDataMap, { columns }: LiveCatalogue): string[] => {
  const live = new Set(columns.filter(({ schema }) => schema === 'public').map(({ table, column }) => `${table}.${column}`));
  const mapped = Object.entries(map).flatMap(([table, entries]) => Object.keys(entries).map((column) => `${table}.${column}`));
  return mapped
    .filter((name) => !live.has(name))
    .map((name) => `column ${name} is in the data map but not in the database: remove it or migrate`);
};

/** What erasure is to clear must be able to be null. */
const uncleared = (map: LooseDataMap, { columns }: LiveCatalogue): string[] =>
  columns
    .filter(({ schema, table, column, nullable }) => {
      const entry = schema === 'public' ? map[table]?.[column] : undefined;
      return entry !== undefined && isPersonal(entry) && entry.erasure === 'clear' && !nullable;
    })
    .map(
      ({ table, column }) =>
        `column ${table}.${column} is to be cleared by erasure but is NOT NULL: make it nullable or delete the row`,
    );

const brokenPaths = (map: LooseDataMap, live: LiveCatalogue): string[] =>
  Object.entries(map).flatMap(([table, entries]) => {
    const paths = Object.values(entries)
      .filter(isPersonal)
      .map(({ subjectPath }: PersonalColumn) => subjectPath);
    const distinct = [...new Map(paths.map((path) => [path.join(' → '), path])).values()];
    return distinct
      .filter((path) => follow(table, path, live) !== 'subject')
      .map((path) => `table ${table} holds personal data, but no foreign keys lead from it to subject by (${path.join(' → ')})`);
  });

const follow = (table: string, path: readonly string[], { foreignKeys }: LiveCatalogue): string | undefined =>
  path.reduce<string | undefined>(
    (at, column) => foreignKeys.find((key) => key.table === at && key.columns.length === 1 && key.columns[0] === column)?.target,
    table,
  );

const foreignKeyFaults = ({ foreignKeys }: LiveCatalogue): string[] =>
  foreignKeys.flatMap(({ table, columns, target, onDelete, indexed }) => {
    const name = `foreign key ${table}(${columns.join(', ')}) to ${target}`;
    return [
      ...(onDelete === 'a' ? [`${name} does not say what ON DELETE does: write CASCADE, RESTRICT or SET NULL`] : []),
      ...(indexed ? [] : [`${name} has no index: add one that starts with these columns`]),
    ];
  });
