import type { TextLine } from './document.ts';

/** A piece of a changed line: what both have, what went, what came. */
export interface ChangePart {
  readonly as: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One changed line under its heading. */
export interface Change {
  readonly heading: string;
  readonly parts: readonly ChangePart[];
}

type Step<T> = { readonly as: ChangePart['as']; readonly value: T };

/** The longest common subsequence of two lists, as the steps from one to the other. */
const stepsBetween = <T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): readonly Step<T>[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = isSame(before[i] as T, after[j] as T) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && isSame(before[i] as T, after[j] as T)) {
      steps.push({ as: 'same', value: after[j] as T });
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      steps.push({ as: 'removed', value: before[i] as T });
      i += 1;
    } else {
      steps.push({ as: 'added', value: after[j] as T });
      j += 1;
    }
  }
  return steps;
};

const wordsOf = (text: string): readonly string[] => text.match(/\s+|\S+/g) ?? [];

const joined = (steps: readonly Step<string>[]): readonly ChangePart[] => {
  const parts: { as: ChangePart['as']; text: string }[] = [];
  for (const { as, value } of steps) {
    const last = parts.at(-1);
    if (last?.as === as) last.text += value;
    else parts.push({ as, text: value });
  }
  return parts;
};

/** Two lines with less in common than this are not one line that changed. */
const KINSHIP = 0.4;

const wordChange = (before: string, after: string): readonly ChangePart[] | null => {
  const parts = joined(stepsBetween(wordsOf(before), wordsOf(after), (a, b) => a === b));
  const common = parts.filter(({ as }) => as === 'same').reduce((length, { text }) => length + text.trim().length, 0);
  return common >= KINSHIP * Math.max(before.length, after.length) ? parts : null;
};

const changesOfGap = (removed: readonly string[], added: readonly string[]): readonly (readonly ChangePart[])[] => {
  const waiting = [...added];
  const changes = removed.map((before): readonly ChangePart[] => {
    const index = waiting.findIndex((after) => wordChange(before, after) !== null);
    const [after] = index < 0 ? [] : waiting.splice(index, 1);
    return (after === undefined ? null : wordChange(before, after)) ?? [{ as: 'removed', text: before }];
  });
  return [...changes, ...waiting.map((text): readonly ChangePart[] => [{ as: 'added', text }])];
};

/** What changed between two texts of one page, line by line and within a line word by word; nothing where they are equal. */
export const compareTexts = (before: readonly TextLine[], after: readonly TextLine[]): readonly Change[] => {
  const steps = stepsBetween(before, after, (a, b) => a.as === b.as && a.text === b.text);
  const changes: Change[] = [];
  let heading = '';
  let gap: { removed: string[]; added: string[] } = { removed: [], added: [] };
  const close = (): void => {
    for (const parts of changesOfGap(gap.removed, gap.added)) changes.push({ heading, parts });
    gap = { removed: [], added: [] };
  };
  for (const { as, value } of steps) {
    if (as === 'same') close();
    else gap[as].push(value.text);
    if (as === 'same' && value.as !== 'text') heading = value.text;
  }
  close();
  return changes;
};
