import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseFigures, TOTAL, type Breakdown, type Figure } from './release.ts';

const MINIMUM = 10;
const RULES = { minimumGroup: MINIMUM, of: 'people' } as const;
const breakdown = (cells: Readonly<Record<string, number>>, dimension = 'quality'): Breakdown => ({
  dimension,
  cells: Object.entries(cells).map(([value, size]) => ({ value, size })),
});
const shown = (...breakdowns: Breakdown[]): Record<string, number> =>
  Object.fromEntries(releaseFigures(breakdowns, RULES).map(({ dimension, value, size }) => [`${dimension} ${value}`, size]));

describe('released figures', () => {
  test('HI-10: large groups are shown, with the total', () => {
    expect(shown(breakdown({ low: 12, high: 30 }))).toEqual({ 'all people': 42, 'quality low': 12, 'quality high': 30 });
  });

  test('HI-10: a small group takes the smallest large one with it: total minus shown would give it away', () => {
    expect(shown(breakdown({ low: 3, medium: 14, high: 30 }))).toEqual({ 'all people': 47, 'quality high': 30 });
  });

  test('two small groups that are a whole group together are held back alone', () => {
    expect(shown(breakdown({ low: 5, medium: 7, high: 30 }))).toEqual({ 'all people': 42, 'quality high': 30 });
    expect(shown(breakdown({ low: 5, medium: 4, high: 30, auto: 20 }))).toEqual({ 'all people': 59, 'quality high': 30 });
  });

  test('groups that must all be as large as held-back ones can be are not left to be worked out', () => {
    expect(shown(breakdown({ low: 9, medium: 9, high: 30, auto: 11 }))).toEqual({ 'all people': 59, 'quality high': 30 });
  });

  test('nothing at all of a day with few people, and no breakdown that cannot be made safe', () => {
    expect(shown(breakdown({ low: 9 }))).toEqual({});
    expect(shown(breakdown({ low: 9, high: 12 }))).toEqual({ 'all people': 21 });
  });

  test('breakdowns of different people have no total in common, and are not shown', () => {
    expect(shown(breakdown({ low: 20 }), breakdown({ edit: 21 }, 'kind'))).toEqual({});
  });
});

/** One day's people, each with a value in each of three dimensions. */
const DIMENSIONS = ['kind', 'quality', 'outcome'] as const;
const mixedDay = fc.array(fc.tuple(fc.nat(2), fc.nat(5), fc.nat(3)), { maxLength: 120 }).map((people) =>
  DIMENSIONS.map((dimension, index) => {
    const counts = Map.groupBy(people, (person) => `v${person[index]}`);
    return { dimension, cells: [...counts].map(([value, members]) => ({ value, size: members.length })) };
  }),
);

/** A day told apart in one way, with groups around the minimum. */
const plainDay = fc
  .array(fc.nat(2 * MINIMUM), { maxLength: 6 })
  .map((sizes) => [{ dimension: 'kind', cells: sizes.map((size, index) => ({ value: `v${index}`, size })) }]);
const day = fc.oneof(mixedDay, plainDay);

/** Sizes of groups that somebody can work out from what is shown by adding and subtracting, beside the shown ones themselves. */
const derivable = (figures: readonly Figure[], breakdowns: readonly Breakdown[]): number[] => {
  const total = figures.find(({ dimension }) => dimension === TOTAL)?.size ?? null;
  const rests = breakdowns.map(({ dimension }) => {
    const cells = figures.filter((figure) => figure.dimension === dimension);
    return total === null || cells.length === 0 ? 0 : total - cells.reduce((sum, { size }) => sum + size, 0);
  });
  return [...figures.map(({ size }) => size), ...rests].filter((size) => size > 0);
};

/** Whether somebody knows a held-back cell exactly, because the rest of its breakdown is a single cell. */
const singledOut = (figures: readonly Figure[], { dimension, cells }: Breakdown): boolean => {
  const visible = new Set(figures.filter((figure) => figure.dimension === dimension).map(({ value }) => value));
  return visible.size > 0 && cells.filter(({ value, size }) => size > 0 && !visible.has(value)).length === 1;
};

type Release = typeof releaseFigures;

const isSafe = (release: Release): fc.IProperty<unknown> =>
  fc.property(day, (breakdowns) => {
    const figures = release(breakdowns, RULES);
    for (const size of derivable(figures, breakdowns)) if (size < MINIMUM) throw new Error(`a group of ${size}`);
    if (breakdowns.some((one) => singledOut(figures, one))) throw new Error('one cell follows from the rest');
  }) as fc.IProperty<unknown>;

describe('property: nobody learns of a group smaller than the minimum', () => {
  test('HI-10 CR-29 NA-13: neither from what is shown nor by subtraction', () => {
    fc.assert(isSafe(releaseFigures), { numRuns: 2_000 });
  });

  test('what is shown is true, and a day of large groups is shown whole', () => {
    fc.assert(
      fc.property(day, (breakdowns) => {
        for (const { dimension, value, size } of releaseFigures(breakdowns, RULES)) {
          if (dimension === TOTAL) continue;
          const cells = breakdowns.find((one) => one.dimension === dimension)?.cells ?? [];
          expect(cells).toContainEqual({ value, size });
        }
      }),
    );
    const whole = [breakdown({ a: 10, b: 10, c: 99 }, 'kind'), breakdown({ d: 119 })];
    expect(releaseFigures(whole, RULES)).toHaveLength(5);
  });

  /** Twins with one fault each: a check that lets them pass would not be looking. */
  const twins: readonly (readonly [string, Release])[] = [
    [
      'holds back small cells only',
      (breakdowns, { minimumGroup: minimum }) => {
        const total = breakdowns[0]?.cells.reduce((sum, { size }) => sum + size, 0) ?? 0;
        if (total < minimum) return [];
        const cells = breakdowns.flatMap(({ dimension, cells: all }) => all.map((cell) => ({ dimension, ...cell })));
        return [{ dimension: TOTAL, value: 'people', size: total }, ...cells.filter(({ size }) => size >= minimum)];
      },
    ],
    [
      'shows groups of the minimum less one',
      (breakdowns, rules) => releaseFigures(breakdowns, { ...rules, minimumGroup: rules.minimumGroup - 1 }),
    ],
    [
      'shows the total of a small day',
      (breakdowns, rules) => {
        const figures = releaseFigures(breakdowns, rules);
        const total = breakdowns[0]?.cells.reduce((sum, { size }) => sum + size, 0) ?? 0;
        return figures.length > 0 || total === 0 ? figures : [{ dimension: TOTAL, value: 'people', size: total }];
      },
    ],
  ];
  test.each(twins)('a twin that %s is found out', (_, release) => {
    expect(fc.check(isSafe(release), { numRuns: 2_000, seed: 20_261 }).failed).toBe(true);
  });
});
