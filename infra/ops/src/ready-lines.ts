import type { OpsConfig } from '@candid/config';
import { shownLines, type Program } from './program.ts';

/** What the terminal shows when all programs of a start are ready. @param how with what it runs, such as reload */
export const readyLines = (
  { policy, dataDir }: Pick<OpsConfig, 'policy' | 'dataDir'>,
  programs: readonly Program[],
  how: 'as built' | 'with reload' = 'as built',
): string =>
  [
    '',
    `Candid is ready, ${how === 'as built' ? '' : 'with reload and '}with the policy "${policy}".`,
    '',
    ...shownLines(programs),
    '',
    `  Data and logs    ${dataDir}`,
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
