/** One released figure: how many people or visits of a day were of one kind. */
export interface ReleasedFigure {
  readonly day: string;
  /** `all` for the day's total, told in `value` as people or visits. */
  readonly dimension: string;
  readonly value: string;
  readonly size: number;
}

export interface Usage {
  readonly minimumGroup: number;
  /** Newest day first; within it the total, then each breakdown, largest first. */
  readonly figures: readonly ReleasedFigure[];
  /** Days whose figures were released, also where none was large enough to be shown; newest first. */
  readonly released: readonly string[];
}

const HEAD = ['Day (UTC)', 'Of', 'Kind', 'How many'];

const linesOf = (day: string, figures: readonly ReleasedFigure[], minimumGroup: number): string[][] => {
  const own = figures.filter((figure) => figure.day === day);
  if (own.length === 0) return [[day, '', `no group of ${minimumGroup} or more`, '']];
  return own.map(({ dimension, value, size }, at) => [
    at === 0 ? day : '',
    dimension === 'all' ? '' : dimension.replaceAll('_', ' '),
    dimension === 'all' ? `all ${value}` : value,
    String(size),
  ]);
};

/** The figures as a table of the terminal, and under it what it cannot show. */
export const usageTable = ({ minimumGroup, figures, released }: Usage): string => {
  if (released.length === 0) return 'No day was released yet: a day is, an hour after it is over, by a running worker.\n';
  const rows = [HEAD, ...released.flatMap((day) => linesOf(day, figures, minimumGroup))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const note = `Groups smaller than ${minimumGroup} are in none of these figures, and follow from none.`;
  return `${[...rows.map(line), '', note].join('\n')}\n`;
};
