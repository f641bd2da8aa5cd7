import { duration } from '@candid/kernel';
import { isKept, type KindFigures, type RetentionFigures, type RuleFigures } from '@candid/privacy';

const HEAD = ['Rule', 'Kept for', 'What', 'Held', 'Oldest (UTC)', 'Overdue', 'Last run (UTC)', 'Standing'];
const UNITS = [
  ['day', duration.days(1)],
  ['hour', duration.hours(1)],
  ['minute', duration.minutes(1)],
  ['second', duration.seconds(1)],
] as const;

const span = (lifetime: number): string => {
  const [unit, length] = UNITS.find(([, size]) => lifetime >= size && lifetime % size === 0) ?? ['ms', 1];
  const count = lifetime / length;
  return `${count} ${unit}${count === 1 || unit === 'ms' ? '' : 's'}`;
};

const stamp = (at: Date | null): string => (at === null ? '' : at.toISOString().slice(0, 19).replace('T', ' '));
const number = (figure: number | null): string => (figure === null ? 'not counted' : String(figure));

const cells = ({ name, held, oldest, overdue, lastRun, standing }: KindFigures): string[] => [
  name,
  number(held),
  stamp(oldest),
  number(overdue),
  stamp(lastRun),
  standing,
];

const term = ({ lifetime, from, until }: RuleFigures): string => {
  if (lifetime === null || until !== 'deadline') return until.replaceAll('-', ' ');
  return from === null ? span(lifetime) : `${span(lifetime)} from ${from.replaceAll('-', ' ')}`;
};

const rowsOf = (rule: RuleFigures): string[][] =>
  rule.kinds.length === 0
    ? [[rule.category, term(rule), 'nothing stores this yet']]
    : rule.kinds.map((kind, at) => [...(at === 0 ? [rule.category, term(rule)] : ['', '']), ...cells(kind)]);

/** The figures as a table of the terminal: a line for each kept kind under each rule. */
export const retentionTable = ({ rules, others }: RetentionFigures): string => {
  const rows = [HEAD, ...rules.flatMap(rowsOf), ...others.map((kind) => ['(no rule)', '', ...cells(kind)])];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};

/** Whether every kind of thing was swept lately and left nothing overdue. */
export const isAllKept = ({ rules, others }: RetentionFigures): boolean =>
  [...rules.flatMap(({ kinds }) => kinds), ...others].every(isKept);
