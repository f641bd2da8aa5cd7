/** How many people (or visits) there were of one kind. */
export interface Cell {
  readonly value: string;
  readonly size: number;
}

/** All of a closed day's people, each in exactly one cell. */
export interface Breakdown {
  readonly dimension: string;
  readonly cells: readonly Cell[];
}

export interface Figure extends Cell {
  readonly dimension: string;
}

/** The dimension of the day's total. */
export const TOTAL = 'all';

const sizeOf = (cells: readonly Cell[]): number => cells.reduce((sum, { size }) => sum + size, 0);

/**
 * Whether what is held back tells nothing: taken together it is nobody or a whole group, for total minus shown gives exactly that sum;
 * and no single cell follows from it, which happens when there is only one, or when all must be as small or as large as a held-back
 * cell can be.
 */
const tellsNothing = (held: readonly Cell[], minimumGroup: number): boolean => {
  if (held.length === 0) return true;
  const sum = sizeOf(held);
  return held.length > 1 && sum >= minimumGroup && sum !== held.length && sum !== held.length * (minimumGroup - 1);
};

const bySize = (a: Cell, b: Cell): number => a.size - b.size || (a.value < b.value ? -1 : 1);

/**
 * The cells of one breakdown that may be shown beside the total: small ones are held back, and then larger ones, smallest first, until
 * the rest tells nothing. A breakdown that cannot be made safe is shown in no part.
 */
const showable = (cells: readonly Cell[], minimumGroup: number): readonly Cell[] => {
  const sorted = cells.filter(({ size }) => size > 0).toSorted(bySize);
  let held = sorted.filter(({ size }) => size < minimumGroup).length;
  while (held < sorted.length && !tellsNothing(sorted.slice(0, held), minimumGroup)) held += 1;
  return sorted.slice(held);
};

export interface ReleaseRules {
  readonly minimumGroup: number;
  /** What is counted: the total's value. */
  readonly of: 'people' | 'visits';
}

/**
 * The figures of one closed day that may be seen (HI-10, CR-29, NA-13): the total, and of each breakdown the cells from which, also by
 * subtraction, nobody learns of a group smaller than `minimumGroup`. Days do not overlap and each is released once, so that two releases
 * cannot be subtracted from each other.
 */
export const releaseFigures = (breakdowns: readonly Breakdown[], { minimumGroup, of }: ReleaseRules): readonly Figure[] => {
  const total = Math.max(0, ...breakdowns.map(({ cells }) => sizeOf(cells)));
  if (total < minimumGroup || breakdowns.some(({ cells }) => sizeOf(cells) !== total)) return [];
  return [
    { dimension: TOTAL, value: of, size: total },
    ...breakdowns.flatMap(({ dimension, cells }) => showable(cells, minimumGroup).map((cell) => ({ dimension, ...cell }))),
  ];
};
