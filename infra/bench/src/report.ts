/** A figure that does not depend on the machine, with its target. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly target: string;
  readonly holds: boolean;
}

/** A figure of this machine and this run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface Report {
  readonly bench: string;
  readonly ratios: readonly Ratio[];
  readonly figures: readonly Figure[];
}

/** A ratio that is to be at most `limit`. */
export const atMost = (limit: number, { name, value }: Pick<Ratio, 'name' | 'value'>): Ratio => ({
  name,
  value,
  target: `≤ ${limit}`,
  holds: value <= limit,
});

/** A ratio that is to be at least `limit`. */
export const atLeast = (limit: number, { name, value }: Pick<Ratio, 'name' | 'value'>): Ratio => ({
  name,
  value,
  target: `≥ ${limit}`,
  holds: value >= limit,
});

const rounded = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

/** The report as a table for people, ratios first. */
export const showReport = ({ bench, ratios, figures }: Report): string => {
  const rows = [
    ...ratios.map(({ name, value, target, holds }) => [name, rounded(value), `${target}  ${holds ? 'holds' : 'MISSED'}`]),
    ...figures.map(({ name, value, unit }) => [name, rounded(value), unit]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value = '', rest = '']) => `${name.padEnd(width)}  ${value.padStart(9)}  ${rest}`);
  lines.splice(ratios.length, 0, '');
  return `${bench}\n\n${lines.join('\n')}\n`;
};
