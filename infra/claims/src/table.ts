import type { Claim } from './coverage.ts';

const WIDTH = 72;
const shortened = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);

const row = (claim: Claim): string => {
  const head = `  ${claim.id}  ${claim.open ? 'open  ' : 'closed'}  ${shortened(claim.promise).padEnd(WIDTH)}  ${claim.evidence.split(':')[0]}`;
  if (claim.open) return `${head}  (waits for ${claim.why})`;
  return [head, ...claim.enforcedBy.map((f) => `          by   ${f}`), ...claim.tests.map((f) => `          test ${f}`)].join(
    '\n',
  );
};

/** The coverage as a person reads it: a block for each policy, and the figure at the end. */
export const table = (claims: readonly Claim[]): string => {
  const closed = (of: readonly Claim[]): number => of.filter((claim) => !claim.open).length;
  const blocks = [...Map.groupBy(claims, (claim) => claim.policy)].map(
    ([policy, own]) => `${policy}: ${closed(own)} of ${own.length} closed\n${own.map(row).join('\n')}\n`,
  );
  return `${blocks.join('\n')}\n${closed(claims)} closed, ${claims.length - closed(claims)} open\n`;
};
